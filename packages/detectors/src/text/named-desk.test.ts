/** Who writes from the desk of a house speaks for that house: the model alone claims nothing of them. Who asks for something, or is the service, does. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isFromNamedDesk } from './named-desk.ts'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6
const claimed = (text: string): number =>
  Math.max(valueOf('text.official-claim', text), valueOf('text.impersonation', text))

describe('a desk of a house with a name', () => {
  it.each([
    'You have reached the service team of Lund Medical, we are back on Monday',
    'This is Amir from the support team of Brix Elevators, technician arrives at nine',
    '我是诺德物流客服小李，您的货今天发出',
    '这里是伦德医疗客服中心，我们周一恢复上班',
  ])('claims to be nobody else: %s', (text) => {
    expect(claimed(text)).toBeLessThan(LOOK)
  })

  it.each([
    'This is the support team of this app, your account will be closed, reply with your password',
    'This is the service team of Lund Medical, send me the code that you just received',
    '这里是本软件客服中心，账号异常，发验证码给我',
  ])('and does where it is the service or asks for what it needs not: %s', (text) => {
    expect(claimed(text)).toBeGreaterThanOrEqual(LOOK)
  })

  it.each([
    'This is the support desk of Microsoft, your computer sends errors',
    'Support team of Rivet, your account is limited',
    '我是支付宝客服小李，您的货今天发出',
    '我是诺德物流客服，您的包裹可以理赔',
  ])('is none where somebody is named whom all know, or something is at stake: %s', (text) => {
    expect(isFromNamedDesk(text)).toBe(false)
  })
})

it('Who works for somebody that leads is not who leads', () => {
  expect(valueOf('text.money-request', '我是董事长秘书，请各部门周四前交计划')).toBeLessThan(LOOK)
  expect(valueOf('text.money-request', '我是董事长，你现在给供应商转三十八万')).toBeGreaterThanOrEqual(LOOK)
})
