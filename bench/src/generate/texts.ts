/** Work chat of a fixed length, put together from everyday words: plain sentences, two languages, now and then an address. */
import type { Random } from './random.ts'
import { inventWord } from './terms.ts'

const ENGLISH =
  `the meeting about budget moved to Thursday please send your notes before noon we will review slides with
design team and then ship release after tests pass thanks for quick answer can you check invoice from supplier again
I think numbers look right but total differs by two percent let us call customer tomorrow morning warehouse reports late
delivery for north region new printer arrives next week training starts at nine in room four who has key holiday plan needs
approval by manager draft contract is on shared drive comments welcome lunch today or later build failed because license
server was down restart helped see dashboard for details good work everyone happy birthday travel costs go into sheet`
    .split(/\s+/)
    .filter((word) => word !== '')

const CHINESE =
  `今天 下午 会议 改到 三点 请 大家 提前 准备 材料 预算 表格 已经 更新 了 麻烦 再 核对 一下 客户 反馈 很好 明天 上午 发布 新 版本
测试 通过 之后 通知 运营 同事 报销 单据 放在 共享 文件夹 合同 草稿 等待 审批 仓库 发货 晚 一天 谢谢 支持 辛苦 周末 愉快 新员工 培训
安排 在 四楼 会议室 打印机 坏了 找 行政 登记 项目 进度 正常 下周 汇报`
    .split(/\s+/)
    .filter((word) => word !== '')

const EXTRAS = [
  'https://wiki.workplace.example/page?id=42',
  '@lee',
  '(v2.14)',
  '10:30',
  'Q3',
  '+7%',
  '#4711',
  'a/b',
  '...',
]

/** The share of English words that no dictionary has: names, products, jargon. */
const NAMES = 0.25

/** One text of exactly this many UTF-16 units. */
export function generateText(random: Random, length: number): string {
  const chinese = random.chance(0.35)
  let text = ''
  while (text.length < length) {
    if (random.chance(0.04)) text += ` ${random.pick(EXTRAS)} `
    else if (chinese) text += random.pick(CHINESE) + (random.chance(0.12) ? '，' : '')
    else text += `${random.chance(NAMES) ? inventWord(random) : random.pick(ENGLISH)}${random.chance(0.1) ? '. ' : ' '}`
  }
  return text.slice(0, length)
}

export function generateTexts(random: Random, count: number, length: number): readonly string[] {
  return Array.from({ length: count }, () => generateText(random, length))
}
