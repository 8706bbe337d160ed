/**
 * Whether the reason given for a transfer is that the account was sold. Nothing but the account passes by it, so that the price alone tells, and no
 * word for an account has to stand there. What is bought and sold with its accounts, a shop, a firm, a car, is no trade in accounts.
 */
import type { SignalSink } from '@goodstanding/model'

const SALE =
  /\b(?:re)?sold\b|\bs[e3]ll?ing\b|\bfor sale\b|\bbought\b|\bpurchased\b|\bbuyer\b|\bauction(?:ed)?\b|\bhighest bidder\b|\b(?:trad|swapp|barter|exchang)ed (?:it )?(?:for|against|with)\b|\b(?:money|cash|payment) (?:was |is |has been )?(?:received|arrived|came|in)\b|\b(?:he|she|they|buyer|who) (?:has |have |already )?pa(?:id|ys)\b|\bpa(?:id|ying) me\b|\bfor money\b|\bcash(?:ed)? in\b|\bdeal (?:is )?(?:closed|done)\b|\bpart[- ]exchange\b|\bwired me\b|\bsale (?:is )?(?:completed?|closed|done)\b|\bescrow\b|\b(?:good|best|nice) offer\b|\be-?bay\b/u
const SALE_ZH =
  /卖|出售|收购|购买|转手|买[下走断了]|成交|收款|转让费|过户费|付了|付款|付清|钱已|收了(?:他|她|对方|钱|\d)|价格谈|谈好价|出给|置?换了?(?:他|她|对方|一[部台个])|闲鱼|咸鱼|闲置平台|拍给|出掉|给了我\s?\d|抵[了掉]?债|已交易|交易完成|定金|尾款/u
const PRICE =
  /(?:[$€£¥￥]\s?\d|\d[\d.,]{0,12}\s?(?:[$€£¥]|(?:usdt?|usd|eur|euros?|gbp|dollars?|bucks|quid|pounds?|yuan|rmb|cny|btc|eth)\b|块|元|大洋|万))|[一二两三四五六七八九十百千万]{1,5}(?:块|元)|块钱|转账\s?\d|微信\s?\d{2}/u
/** What passes to another hand together with its accounts, and offices that buy and sell. */
const CONCERN =
  /\b(?:compan(?:y|ies)|business(?:es)?|firm|shop|store|stores|practice|clinic|pharmacy|office|team|department|division|unit|branch|subsidiary|site|plant|factory|franchise|brand|product line|restaurant|hotel|farm|building|house|flat|property|van|car|truck|vehicle|bike|boat|shares?|stake|partner|partners|group|ltd|inc|gmbh|llc|plc|manager|approvals?|orders?|goods|supplies|tickets?|licen[cs]es?|budget|invoices?|fees?|tuition|course|customers?|clients?)\b/u
const CONCERN_ZH =
  /公司|企业|集团|业务|部门|事业部|门店|店|工厂|厂|分部|子公司|品牌|产品|房|车(?!位)|股|采购|销售|购买审批|客户|审批|岗位|主管|经理|合同|预算|报销|学费|培训|合伙/u
const ACCOUNT = /\b(?:accounts?|log-?ins?|profile|user ?names?|handle)\b/u
const ACCOUNT_ZH = /[账帐][号户]|(?<!\p{Script=Han})号|[这我老此大小本]号|号(?:已|归|给|卖|出|转)/u

/** A sale that the reason names; and one that may be of what the account belongs to. */
const PLAIN = 0.88
const PERHAPS = 0.66

/** Names of signs look alike: `S0LD`, `u$d`. */
const plainly = (reason: string): string =>
  reason
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<=\p{L})0|0(?=\p{L})/gu, 'o')
    .replaceAll(/(?<=\p{L})\$(?=\p{L})/gu, 's')
    .replaceAll(/(?<=\d)o/gu, '0')

/**
 * `byOffice`: whoever administers hands accounts on all day, for reasons in which somebody bought or paid something; of theirs only one that
 * names the account counts.
 */
export function screenSaleReason(reason: string, byOffice: boolean, sink: SignalSink): void {
  const said = plainly(reason)
  const isSale = SALE.test(said) || SALE_ZH.test(said)
  const hasPrice = PRICE.test(said)
  if (!isSale && !hasPrice) return
  const isOfAccount = ACCOUNT.test(said) || ACCOUNT_ZH.test(said)
  if (byOffice && !isOfAccount) return
  const isOfConcern = CONCERN.test(said) || CONCERN_ZH.test(said)
  // `We sold the shop, its account goes to the new owner` names both.
  const isPlain = isOfConcern ? isOfAccount && isSale && hasPrice : isSale || (hasPrice && !byOffice)
  sink.see('text.account-trade', isPlain ? PLAIN : PERHAPS, { pointer: '/data/reason', start: 0, end: reason.length })
}
