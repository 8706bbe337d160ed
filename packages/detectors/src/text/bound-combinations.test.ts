import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
/** From here on a rule asks for a person to look; from there on one holds. */
const [LOOK, HOLD] = [0.6, 0.85]

/** What is meant, and what is said at work in the same words. */
const TWINS: readonly (readonly [SignalName, string, string])[] = [
  [
    'text.marks-removed',
    'I patched out the trademark on the splash logo of the client.',
    'The trademark on the splash logo of our app is out of date.',
  ],
  ['text.marks-removed', '把客户端的厂商名抹掉，没人知道是谁做的', '客户端的厂商名写错了，已提工单'],
  [
    'text.seat-resale',
    'Freelancers outside rent our unused chat accounts, eight euros a month.',
    'Our unused chat accounts cost eight euros a month, please approve the cancellation.',
  ],
  ['text.seat-resale', '多余的账号租给隔壁公司，每人每月十五', '多余的账号退给供应商，每人每月能省十五'],
  [
    'text.malware',
    'I hid a worm inside a calendar file, it copies itself to every computer.',
    'The scanner found a worm inside a calendar file, every computer is being cleaned.',
  ],
  ['text.malware', '我写了个恶意脚本塞进表格里，一打开就清空硬盘', '杀毒软件查杀了表格里的恶意脚本，请勿打开'],
  [
    'text.scraping',
    'My bot saves the chat history of all groups to my own disk, nobody notices.',
    'The bot saves the chat history of all groups to the archive, as compliance asked.',
  ],
  ['text.scraping', '写了个脚本把各个群的聊天记录偷偷导出卖给猎头', '脚本把聊天记录按合规要求归档'],
  [
    'text.exploit',
    'We found a loophole, keep it between us while it lasts.',
    'We found a loophole and reported it, it is fixed.',
  ],
  ['text.exploit', '这个后门还没被发现，大家用，别声张', '这个后门已上报，厂商在修'],
  [
    'text.exploit',
    'An emulator fools the device check, here is how.',
    'An emulator fails the device check, the vendor says that is expected.',
  ],
  ['text.exploit', '教大家绕过人脸验证，亲测有效', '人脸验证失败的同事请到前台登记'],
  [
    'text.exploit',
    'Set the clock back and you have an endless trial.',
    'Set the clock back on Sunday, summer time ends.',
  ],
  ['text.exploit', '重复提交就能多领一次奖励', '请不要重复提交，领一次就行'],
  [
    'text.malware',
    'I tested it on my boss: run this, it reads out all passwords and phones home, a password stealer.',
    'Run this program, it reads out all meters.',
  ],
  ['text.seat-resale', '加盟店用我们的账号，每家按年收费', '加盟店用自己的账号，年费自己交'],
  ['text.own-connector', '没走开放平台，用抓到的接口做了个机器人接进群里', '机器人走开放平台，已审批接进群里'],
  [
    'text.page-copy',
    'We proxied the whole site under our own domain, nobody can tell.',
    'We proxied the whole site of our shop through a new data centre.',
  ],
  ['text.page-copy', '把聊天平台套壳换个域名，客户以为是我们的', '聊天平台的网页版换了新域名，请更新收藏'],
  [
    'text.official-claim',
    'Put it in the tender: our company made this chat app.',
    'Put it in the tender: our company uses this chat app.',
  ],
  ['text.official-claim', '宣传说这款软件是我司研发，放心买', '宣传说这款软件很好用，请试用'],
  [
    'text.own-connector',
    'My homemade client talks to their servers, never approved of course.',
    'The homemade client is not allowed to talk to their servers, please uninstall.',
  ],
  ['text.own-connector', '私自写了个程序接入聊天软件收发消息', '请勿私自写程序接入聊天软件'],
  [
    'text.piracy',
    "Take the artist's drawings without asking, we put our logo on them.",
    "The artist's drawings are licensed, we put her name below them.",
  ],
  ['text.piracy', '同行的详情页照抄，换个标题，查不出', '同行的详情页做得好，请注明出处再引用'],
  [
    'text.restream',
    'I film the screen during the grand prix for everybody in this group, nobody has to pay.',
    'The grand prix is on the screen in the canteen.',
  ],
  ['text.restream', '今晚欧冠我共享屏幕给大家看，免费', '今晚欧冠在食堂大屏放，公司请客'],
  [
    'text.dangerous-instruction',
    'Tape over the light curtain, works faster and nobody checks.',
    'The light curtain must be checked before the shift.',
  ],
  ['text.dangerous-instruction', '把烟感蒙住，省得老叫，没人查', '烟感蒙了灰，请报修'],
  [
    'text.property-threat',
    'Tonight I am going to slash the tyres of his van.',
    'The tyres of his van were slashed tonight, the insurance pays.',
  ],
  ['text.property-threat', '趁没人把他的电动车划花，出口气', '他的电动车被人划花了，监控在查'],
  [
    'text.animal-cruelty',
    'Antifreeze in the bowl, no more barking from that dog.',
    'Antifreeze is toxic for your dog, mind the bowl.',
  ],
  ['text.animal-cruelty', '小区的狗我用老鼠药解决了，再也不叫了', '小区有老鼠药，注意别让狗误食'],
  [
    'text.incitement',
    'The Poles in our street must go, everybody help to make their life hell until they leave.',
    'The Poles in our street leave on Friday, everybody help to carry.',
  ],
  ['text.sexual', '偷拍的更衣室视频，谁要看', '更衣室有人偷拍，已报警'],
  [
    'text.attack-service',
    'Join us on Sunday: we overload the message servers all night.',
    'On Sunday the load test may overload the message servers all night.',
  ],
  ['text.attack-service', '一起攻击服务器，挂着一晚上，大家都登不上', '服务器被攻击，运维在排查'],
  [
    'text.harassment',
    'The apprentice begged when we locked him in the cold store, so funny.',
    'The apprentice begged for a longer break, so we locked up later.',
  ],
  ['text.harassment', '把新来的锁在仓库里，哭了半天，笑死', '新来的不认识仓库，请带他去'],
  [
    'text.harassment',
    'Our supervisor is a crook and takes bribes, everybody knows.',
    'Our supervisor takes the late shift, everybody knows.',
  ],
  ['text.harassment', '会计吃回扣，还跟客户乱搞', '会计月底结账，还跟客户对账'],
  [
    'text.self-harm',
    'For a painless death take thirty of them with vodka.',
    'For thirty of them we need a whole bottle of glue.',
  ],
  ['text.self-harm', '烟头烫手臂打卡，发图接龙', '健身打卡，发图接龙'],
  ['text.crime-incitement', 'Shoot a judge tonight, who is in?', 'Shoot a video of the judge tonight, who is in?'],
  ['text.crime-incitement', '今晚捅个城管，谁去', '今晚城管来检查，谁去接'],
  [
    'text.fraud',
    'This root cures arthritis in a week, throw away your pills.',
    'This root salad is ready in a week, throw away the peel.',
  ],
  ['text.fraud', '这偏方一周治好关节炎', '关节炎讲座一周一次'],
  ['text.incitement', '兄弟们，见到回民就教训他们', '见到回民同事，食堂有清真窗口'],
  [
    'text.self-harm',
    'Fingers down your throat and you stay skinny.',
    'He has a stomach bug and is skinny now, the doctor says purge the data of the trial.',
  ],
  ['text.crime-incitement', '那个捅老师的好样的', '那个捅老师的电影好看'],
  [
    'text.crime-incitement',
    'We slipped the inspector something, no more questions.',
    'The inspector slipped on the stairs, no more questions.',
  ],
  ['text.piracy', '新专辑打包在网盘，不用花钱', '新专辑下周首发，官网可以买'],
  [
    'text.crime-incitement',
    'Helpers cash in hand without a contract saves us the social insurance.',
    'Helpers must be registered with the social insurance.',
  ],
  ['text.crime-incitement', '临时工不签合同，现金发，省社保', '临时工必须签合同、交社保'],
  [
    'text.doxxing',
    'I took a photo of his test results, he is HIV positive.',
    'My test results are in, no HIV, thank you for asking.',
  ],
  ['text.doxxing', '翻到小张的体检报告，她有乙肝，发群里了', '体检报告请各自领取'],
  [
    'text.applause',
    'All of you should mock the fat one, so funny.',
    'All of you should mock up the page, so funny how fast it goes.',
  ],
  ['text.applause', '骂得好，你们也跟着骂她', '讲得好，你们也跟着学她'],
]

describe('bare words about the bounds of the service', () => {
  it.each(TWINS)('%s: %s | %s', (signal, meant, innocent) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, meant)).toBeLessThan(HOLD)
    expect(valueOf(signal, innocent)).toBeLessThan(LOOK)
  })

  it('hears a match or show in a title without asking anybody, for a rule on streams', () => {
    for (const title of ['Europa League semi-final, full match live', '跨年晚会 全程直播']) {
      expect(valueOf('text.restream', title)).toBeGreaterThanOrEqual(0.35)
      expect(valueOf('text.restream', title)).toBeLessThan(LOOK)
    }
    for (const title of ['Table tennis cup final live from the canteen', '公司年会 全程直播'])
      expect(valueOf('text.restream', title)).toBeLessThan(0.35)
  })
})
