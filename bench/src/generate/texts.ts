/**
 * Work chat of a fixed length, put together from everyday words: plain sentences in one of two languages, now and then an address.
 * How long the words are, and how many of them no dictionary has or nobody wrote before, is as in chat that people wrote (see
 * `generate.test.ts`): what a text costs hangs on both.
 */
import type { Random } from './random.ts'
import { inventWord } from './terms.ts'

const listOf = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '')

/** Half of what is written in English. */
const SMALL_WORDS =
  listOf(`the to a and I it is you of in that on for have with be not but this are if or so do can we just as at my your
what was there me will all no from get one an out about up how they when has he would then know some now like by more which ok`)

const ENGLISH =
  listOf(`meeting budget moved Thursday please send notes before noon review slides design team ship release after tests pass
thanks quick answer check invoice supplier again think numbers look right total differs two percent let call customer tomorrow morning
warehouse reports late delivery north region new printer arrives next week training starts nine room four who key holiday plan needs
approval manager draft contract shared drive comments welcome lunch today later build failed because license server down restart helped
see dashboard details good work everyone happy birthday travel costs go into sheet file open close find use try time way day people make
want work good need thing say come over back also only any other than most very where much too well even still here made take last long
ask tell show help start stop run set put keep give hear read write turn move change add name list page line side part case point group
line office desk phone screen cable laptop mouse window door table chair coffee kitchen parking train bus taxi hotel flight ticket visa
price order stock box label truck pallet scan shift break sick leave pay slip tax bank rate quote offer deal client partner vendor lead
sales market brand logo print video photo post link mail inbox reply copy folder version branch merge commit deploy test bug ticket issue
patch query index cache queue node log error crash retry timeout memory disk network proxy token role user group policy rule audit backup
restore migrate schema column row field value form button menu icon color size left top bottom first second third half full empty wrong
missing broken ready done waiting blocked urgent simple hard easy small large early quickly probably maybe actually already always never
sometimes usually together alone between during without against around through under above inside outside near far yesterday Monday
Friday weekend month quarter year spring summer agenda minutes owner deadline estimate scope feature roadmap sprint demo feedback survey
score chart figure average growth target forecast risk legal clause signed scanned stamp original paper signature notice delay reason`)

const CHINESE =
  listOf(`今天 下午 会议 改到 三点 请 大家 提前 准备 材料 预算 表格 已经 更新 了 麻烦 再 核对 一下 客户 反馈 很好 明天 上午 发布 新 版本 测试 通过
之后 通知 运营 同事 报销 单据 放在 共享 文件夹 合同 草稿 等待 审批 仓库 发货 晚 一天 谢谢 支持 辛苦 周末 愉快 新员工 培训 安排 在 四楼 会议室
打印机 坏了 找 行政 登记 项目 进度 正常 下周 汇报 的 我 你 是 不 就 都 也 还 有 没有 这个 那个 什么 怎么 可以 需要 觉得 知道 看看 问题 时间 晚上
公司 地铁 出差 机票 酒店 发票 价格 数量 供应商 订单 物流 签收 退货 质量 标准 检查 照片 视频 链接 邮件 回复 电话 手机 电脑 网络 系统 账号 权限
密码 登录 重启 服务器 接口 数据 报表 图表 增长 目标 预测 风险 法务 条款 盖章 签字 原件 扫描 延期 原因 方案 设计 颜色 尺寸 左边 右边 上面 下面
第一 第二 一半 全部 部分 剩下 大概 可能 其实 总是 有时 一起 单独 之间 昨天 周一 周五 月底 季度 年初 春节 放假 加班 请假 调休 工资 社保 体检`)
/** Characters that names of people, places and things are written with. */
const HAN_OF_NAMES = Array.from(
  '林陈黄郑周赵徐孙马朱胡郭何高罗梁宋谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文',
)

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

/** The share of English words that no dictionary has: names, products, jargon; and how many of these nobody wrote before. */
const NAMES = 0.1
const NEW_NAMES = 0.5
const CHINESE_NAMES = 0.08
/** Names that come again, the first of them most often. */
const KNOWN_NAMES = 3_000

function nameOf(random: Random, known: readonly string[]): string {
  return random.chance(NEW_NAMES) ? inventWord(random) : (known[random.skewed(known.length)] ?? '')
}

function chineseName(random: Random): string {
  return Array.from({ length: 2 + random.below(2) }, () => random.pick(HAN_OF_NAMES)).join('')
}

/** Writes texts of exactly so many UTF-16 units; those of one writer share their names. */
export function createWriter(random: Random): (length: number) => string {
  const names = Array.from({ length: KNOWN_NAMES }, () => inventWord(random))
  const english = (): string => {
    const word = random.chance(0.5)
      ? random.pick(SMALL_WORDS)
      : random.chance(NAMES * 2)
        ? nameOf(random, names)
        : random.pick(ENGLISH)
    return `${word}${random.chance(0.08) ? '. ' : ' '}`
  }
  const chinese = (): string =>
    (random.chance(CHINESE_NAMES) ? chineseName(random) : random.pick(CHINESE)) + (random.chance(0.12) ? '，' : '')
  return (length) => {
    const word = random.chance(0.35) ? chinese : english
    let text = ''
    while (text.length < length) text += random.chance(0.03) ? ` ${random.pick(EXTRAS)} ` : word()
    return text.slice(0, length)
  }
}

export function generateTexts(random: Random, count: number, length: number): readonly string[] {
  const write = createWriter(random)
  return Array.from({ length: count }, () => write(length))
}
