/**
 * `This is the service team of Lund Medical, we are back on Monday`: who writes from a desk of a house that has a name of its own speaks for that
 * house. The model learned of such desks from those who claim to be the service, and hears a claim in each of them.
 */

/** A name begins with a capital, and is none of the words that stand for the service that is written in. */
const NAMED =
  /\b(?:support|services?|care|help ?desk|hotline|reception|dispatch|billing)(?: (?:team|desk|cent(?:er|re)|department|line|unit))? (?:of|at|from) (?!The |This |Our |Your |My |All )[A-Z]/
const NAMED_ZH =
  /(?:我是|这里是|这边是|我们是|您好[，,]|你好[，,])\p{Script=Han}{2,8}(?:客服|售后|技术支持|服务团队|维修|前台|调度|客户服务)/u
/** Whom swindlers name: the service itself, what everybody has, and whoever may demand something. */
const CLAIMED =
  /\b(?:microsoft|windows|apple|google|amazon|paypal|facebook|meta|whatsapp|telegram|instagram|netflix|visa|mastercard|dhl|fedex|ups|bank|police|tax|customs|government|ministry|official)\b|官方|平台|软件|系统|本[公司店]|微信|企微|支付宝|淘宝|京东|抖音|拼多多|美团|滴滴|银行|银联|公安|警|税务|海关|法院|社保|医保|政府|客服经理|腾讯|阿里|苹果|华为/iu
/** What nobody need speak of who only says that something comes or goes. */
const AT_STAKE =
  /\b(?:accounts?|log-?ins?|passwords?|codes?|blocked|suspended|locked|closed|limited|verif\w*|confirm\w*|refunds?|compensat\w*|prizes?|won|virus\w*|infected|fees?|penalt\w*|urgent\w*|immediately)\b|[账帐][号户]|密码|验证|冻结|封[禁号停]|异常|退款|理赔|赔付|中奖|征信|贷|手续费|罚|紧急|立即|马上/iu

/** Of one short text. */
export const isFromNamedDesk = (text: string): boolean =>
  (NAMED.test(text) || NAMED_ZH.test(text)) && !CLAIMED.test(text) && !AT_STAKE.test(text)
