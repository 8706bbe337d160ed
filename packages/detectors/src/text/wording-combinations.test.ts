/** Further wordings of kinds that other lists hear: each is seen as it is meant, and its twin of the same words at work is not. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6

describe('what is meant in other words', () => {
  it.each([
    [
      'text.malware',
      'Open invoice.exe and switch off the antivirus first, otherwise it will not install',
      'Never switch off the antivirus, and open no .exe from outside',
    ],
    ['text.malware', '先把杀毒关了再打开发票.exe，不然装不上', '切勿关闭杀毒软件，来历不明的exe不要打开'],
    [
      'text.evasion-help',
      'Use this modified client, it sends nothing to the compliance server',
      'Since the update this client sends nothing to the archive server, ticket is open',
    ],
    ['text.evasion-help', '用这个改过的客户端，不会上传到合规服务器', '这个客户端不上传到存档服务器，故障排查中'],
    ['text.break-in', "We get you into anyone's mailbox, half up front", 'Do not let anyone into the mailroom'],
    ['text.break-in', '任何人的邮箱都能进，先付一半', '任何人的邮箱满了都要找服务台'],
    ['text.threat', "When I see you alone you're dead", 'When I see you at the fair I will bring the samples'],
    ['text.threat', '别让我碰到你，不然你死定了', '碰到你们组长帮我说一声'],
    [
      'text.crime-incitement',
      "Who's in to smash the shops in the centre tonight?",
      "Who's in for a beer in the centre after the match?",
    ],
    ['text.harassment', 'Did somebody drop you on the head?', 'Do not drop the box on the head of the screw'],
    ['text.harassment', '你脑袋被门夹过吧', '门夹坏了，脑袋小心别碰到横梁'],
    ['text.harassment', '大家都在背后笑你', '大家都在笑，你那张照片太可爱了'],
    ['text.threat', "i'll smash ur face in", 'The fall will smash the face of the tile'],
    ['text.fraud', '你密码多少，我帮你修邮箱', '会议室的无线密码多少'],
    [
      'text.piracy',
      "Here's the keygen for Photoshop, works for all versions",
      'Run ssh-keygen on the build host for all versions',
    ],
    ['text.confidential', '离职前我把客户库全拷走了', '离职前请把客户库的权限交接给组长'],
  ] as const)('%s: "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
})
