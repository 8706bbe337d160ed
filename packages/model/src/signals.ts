/**
 * The catalogue of signals: everything a detector or a reader of facts may say about one event.
 * A rule names a signal as `family.name` with hyphens written as underscores (`text.self_harm`).
 * kinds: `score` 0..1; `flag` 0 or 1 (a bool in rules); `count` a whole number; `measure` any number.
 */
import { count, flag, measure, score, type SignalDescription } from './describe-signal.ts'
import { TEXT_SIGNALS } from './text-signals.ts'

export type { SignalDescription, SignalKind } from './describe-signal.ts'

export const SIGNALS = {
  ...TEXT_SIGNALS,
  'link.count': count('Links in the content', '内容中的链接数'),
  'link.deceptive': score('A link that shows one host and opens another', '显示与实际打开的主机不一致的链接'),
  'link.lookalike': score(
    "A host that imitates a protected name or the organization's own domain",
    '仿冒受保护名称或本组织域名的主机',
  ),
  'link.service-lookalike': score("A host that imitates the service's own domain", '仿冒本服务域名的主机'),
  'link.at-home': flag(
    "Every link leads to the organization's or the service's own pages",
    '所有链接均指向本组织或本服务自己的页面',
  ),
  'link.shortener': count('Shortened links', '短链接'),
  'link.credentials': flag('A link that carries a user name before its host', '在主机前带有用户名的链接'),
  'link.ip-host': flag('A link to a bare IP address', '指向裸 IP 地址的链接'),
  'link.punycode': flag('A host in disguised international letters', '使用易混淆国际字符的主机'),
  'link.executable': flag('A link that downloads a program', '下载程序的链接'),
  'file.count': count('Files in the content', '内容中的文件数'),
  'file.personal-data': count(
    'Data of people in a list or a note that is a file of plain text',
    '纯文本名单或记录中的个人信息数',
  ),
  'file.personal-numbers': count('Of it: identity and card numbers', '其中的证件号与卡号'),
  'file.test-virus': flag('The anti-virus test file', '反病毒测试文件'),
  'file.malware': flag('A scanner found malicious code', '扫描器发现恶意代码'),
  'file.unscanned': flag('A file that no scanner has looked at', '尚未经扫描器检查的文件'),
  'file.executable': flag('A program or script', '程序或脚本'),
  'file.type-mismatch': flag('Content that is not of the stated type', '内容与声明类型不符'),
  'file.double-extension': flag('A name that hides its real extension', '隐藏真实扩展名的文件名'),
  'file.macro': flag('A document with macros', '带宏的文档'),
  'file.macro-reach': flag(
    'Macros that reach outside of their document, or that nobody could read',
    '涉及文档之外的操作，或无法读取的宏',
  ),
  'file.archive-bomb': flag('An archive made to overwhelm who opens it', '压缩炸弹'),
  'file.archive-outside': flag(
    'An archive that writes outside of the folder it is unpacked in',
    '解压时写到目标文件夹之外的压缩包',
  ),
  'file.encrypted-archive': flag('An archive that cannot be looked into', '无法查看内容的压缩包'),
  'file.nested-archive': flag('Archives within archives', '多层嵌套的压缩包'),
  'file.unread': flag(
    'A document or an archive whose words were not read, or not all of them, such as a scan',
    '文字未被读取或未全部读取的文档或压缩包，例如扫描件',
  ),
  'file.script-content': flag(
    'Active script, a command or a program inside a document or image, a page that reaches outside of it or asks for a password, or a script that attacks whoever runs it',
    '文档或图片中的活动脚本、命令或程序，涉及页面之外操作、索要密码的网页，或攻击运行者的脚本',
  ),
  'file.page-script': flag(
    'A page with script that is not known to reach outside of it',
    '带有脚本、但未发现涉及页面之外操作的网页',
  ),
  'file.explicit': score('A sexually explicit picture, by a model', '模型判断为露骨色情的图片'),
  'work.match': flag('A registered work, sent by somebody who does not hold it', '非权利人发送的已登记作品'),
  'work.broadcast': count(
    'Frames of a registered broadcast matched in this live stream',
    '本直播中匹配到的已登记节目帧数',
  ),
  'work.broadcast-cleared': flag(
    'Leave for the broadcast in this live stream: a permit is cited, or its holder streams it',
    '本直播所含节目已获许可：引用了许可，或由权利人自行直播',
  ),
  'work.broadcast-schedule': flag(
    "A live stream that carries a registered broadcast's title while it is on air",
    '节目播出期间以其标题开播的直播',
  ),
  'work.branding-missing': flag('A client whose marks were removed', '标识被移除的客户端'),
  'session.travel-kmh': measure(
    'Speed needed since the last place this account was seen, km/h',
    '自上次出现地点起所需的速度（公里/小时）',
  ),
  'session.travel-km': measure(
    'Distance from the last place this account was seen, km',
    '与上次出现地点的距离（公里）',
  ),
  'session.concurrent-km': measure(
    'Distance to another session of this account in the same half hour, km',
    '同半小时内另一会话的距离（公里）',
  ),
  'session.country-change': flag('A country other than an hour ago', '一小时内更换国家'),
  'session.token-reuse': flag(
    'One session used from two devices, or within an hour from two countries',
    '同一会话在两台设备上使用，或一小时内在两个国家使用',
  ),
  'session.token-abroad': flag(
    'One session used within an hour from two countries, by what calls itself one device',
    '同一会话在一小时内于两个国家使用，所报设备相同',
  ),
  'session.new-device': flag('A device not seen with this account before', '此账号首次使用的设备'),
  'session.client-refused': flag('A client that the register refuses', '登记为拒绝的客户端'),
  'session.automated': score('A client that is driven by a machine', '由机器驱动的客户端'),
  'session.tampered': flag('Attestation: the client was modified', '客户端证明：被篡改'),
  'session.debugged': flag('Attestation: the client runs in a debugger', '客户端证明：正被调试'),
  'session.repackaged': flag('Attestation: the client was repackaged', '客户端证明：被重新打包'),
  'session.branding-removed': flag("Attestation: the service's marks were removed", '客户端证明：标识被移除'),
  'session.attestation-disabled': flag('Attestation was sent before and is now missing', '此前有客户端证明，现已缺失'),
  'api.probe': score('A request shaped like an attack (traversal, injection)', '具有攻击特征的请求（目录穿越、注入）'),
  'api.app-unregistered': flag('An app that is not registered or was revoked', '未登记或已撤销的应用'),
  'api.scope-exceeded': flag('A scope that was not granted', '超出授权范围'),
  'api.other-publisher': flag('An approved app that comes from another publisher', '发布者与获批记录不同的应用'),
  'api.tester': flag('The actor is a registered tester at this time', '当事人为在册测试者'),
  'api.denied': flag('The answer was a refusal (401, 403)', '请求被拒绝（401、403）'),
  'api.failed': flag('The answer was an error (5xx)', '请求出错（5xx）'),
  'api.in-sequence': count('Addresses read within a day in the order of their numbers', '一天内按编号顺序读取的地址数'),
  'directory.in-sequence': score('People looked up in the order of their numbers', '按编号顺序查阅人员'),
  'embed.foreign-origin': flag('A page that may not embed the service', '无权嵌入本服务的页面'),
  'embed.lookalike-origin': score('A page whose host imitates the service', '主机名仿冒本服务的页面'),
  'personal.phones': count('Phone numbers of somebody else', '他人的电话号码'),
  'personal.emails': count('E-mail addresses of somebody else', '他人的电子邮箱'),
  'personal.identity-numbers': count('Identity or passport numbers', '身份证或护照号码'),
  'personal.bank-cards': count('Bank card numbers with a valid checksum', '校验有效的银行卡号'),
  'personal.bank-accounts': count('Bank account numbers (IBAN) with a valid checksum', '校验有效的银行账号'),
  'personal.addresses': count('Postal addresses', '通讯地址'),
  'personal.birth-dates': count('Dates of birth', '出生日期'),
  'personal.health': count('Health information next to a person', '与个人相关的健康信息'),
  'personal.religion': count('Religion or belief next to a person', '与个人相关的宗教信仰信息'),
  'personal.members': count(
    'Of it: phone numbers, addresses and documents of members in the own directory',
    '其中本组织通讯录成员的电话、邮箱或证件',
  ),
  'personal.contacts': count(
    'Of it: those of external contacts in the own directory',
    '其中本组织通讯录外部联系人的电话、邮箱或证件',
  ),
  'personal.consented': count(
    'Personal data that people agreed to show these recipients; not counted otherwise',
    '本人同意向这些接收者展示的个人信息，不计入其他计数',
  ),
  'personal.total': count('Personal data of somebody else, all kinds', '他人的个人信息总数'),
  'personal.sensitive': count('Personal data whose loss does serious harm', '泄露会造成严重损害的个人信息'),
  'personal.secrets': count('Keys, tokens or passwords', '密钥、令牌或密码'),
  'consent.missing': count('People whose consent does not cover this use', '同意未覆盖此次使用的人数'),
  'consent.missing-external': count(
    'External contacts whose consent does not cover this use',
    '同意未覆盖此次使用的外部联系人数',
  ),
  'consent.undisclosed': flag('No disclosure was shown before the data was taken', '收集前未向本人告知'),
  'consent.recipient-missing': count('People whose consent does not name this recipient', '同意未包含该接收方的人数'),
  'consent.organization-permit-missing': flag(
    "The organization's own permit for this use is missing",
    '缺少组织对此用途的授权',
  ),
  'consent.unnecessary-fields': count('Fields asked for that the purpose does not need', '超出用途所需的字段数'),
  'consent.row-missing': flag("Row: this person's consent does not cover the fields", '行：此人的同意未覆盖这些字段'),
  'consent.row-external': flag('Row: an external contact', '行：外部联系人'),
  'consent.row-sensitive': flag('Row: sensitive fields', '行：敏感字段'),
  'name.malformed': score('A name that is not a name', '不构成名称'),
  'name.exact': score('Is or holds a protected name, without proof', '为或含有受保护名称且无证明'),
  'name.similar': score('Confusingly close to a protected name, without proof', '与受保护名称近似且无证明'),
  'name.business': score("A business's protected name, without proof", '企业的受保护名称且无证明'),
  'name.government': score(
    'A country, region or state institution, without permit',
    '国家、地区或国家机构名称且无许可',
  ),
  'name.international': score('An international organization, without permit', '国际组织名称且无许可'),
  'name.political-military': score(
    'A party, political or military organ, mass or social organization, or troop designation',
    '政党、党政军机关、群众或社会团体、部队番号',
  ),
  'name.status-claim': score(
    'Claims a status ("official", "national") without proof',
    '无证明地宣称某种身份（“官方”“国家级”等）',
  ),
  'name.regulated': score(
    'A word that the law reserves ("bank", "university") without proof',
    '无证明地使用受管制词语（“银行”“大学”等）',
  ),
  'name.indecent': score('Offends public order or decency', '违背公序良俗'),
  'name.public-interest': score('Harms national or public interests', '损害国家或公共利益'),
  'name.service': score("The service's own name", '本服务自身的名称'),
  'name.tenant': score('Too close to an organization that is already here', '与已入驻组织的名称过近'),
  'name.mismatch': score('The name is not the one in the register or licence', '名称与登记或执照不符'),
  'identity.terminated': score('Identity tokens of a terminated account', '命中已终止账号的身份令牌'),
  'identity.terminated-device': flag('Only the device of a terminated account', '仅命中已终止账号的设备'),
  'identity.under-age': flag('Under the minimum age of the jurisdiction', '未达到所在法域的最低年龄'),
  'identity.age-band-under': flag('A declared age band that lies under the minimum age', '声明的年龄段低于最低年龄'),
  'identity.guardian-missing': flag("Needs a guardian's consent and has none", '需要监护人同意而未提供'),
  'identity.executive': score(
    'The name of an executive of the organization, held by somebody else',
    '冒用本组织高管姓名',
  ),
  'identity.administrator': score('The name of an administrator, held by somebody else', '冒用管理员姓名'),
  'identity.colleague': score(
    'The name of another person in the directory, held by somebody else',
    '冒用通讯录中他人的姓名',
  ),
  'identity.staff': score("A name or title of the service's own staff", '冒用本服务员工的姓名或头衔'),
  'identity.protected-name': score(
    'A user name that carries a protected business name without proof',
    '用户名含受保护的企业名称且无证明',
  ),
  'identity.state-office': score(
    'A name of an office of the state, an army or a party, outside of their own organizations',
    '非相关机构成员使用国家机关、军队或政党的名称',
  ),
  'identity.known-person': score('The name of a person whom the world knows', '名称为众所周知人物的姓名'),
  'identity.disposable-mail': flag('A mail address lent for minutes', '一次性邮箱地址'),
  'identity.reserved-role': score(
    'A reserved role in a name ("admin", "support", "security")',
    '名称中含保留角色（“管理员”“客服”等）',
  ),
  'identity.affiliation-false': score(
    'A claimed affiliation that neither domain nor directory bears out',
    '域名与通讯录均不支持的所属声明',
  ),
  'identity.linked-accounts': count(
    'Other accounts that share device, network or contact token',
    '共用设备、网络或联系方式的其他账号数',
  ),
  'identity.squatted-names': count(
    'Names of different owners taken by linked accounts',
    '关联账号占用的不同权利人名称数',
  ),
  'verify.registry-invalid': flag('A registry number whose checksum fails', '校验未通过的登记号'),
  'verify.registry-country': flag("A registry number of another country's scheme", '与所在国家不符的登记号类型'),
  'verify.document-reused': count('Documents already used by another organization', '已被其他组织使用的文件数'),
  'verify.document-sharers': count('Other organizations that used one same document', '使用过同一文件的其他组织数'),
  'verify.document-expired': count('Documents that are no longer valid', '已过期的文件数'),
  'verify.document-dates': count('Documents whose dates cannot be', '日期不合理的文件数'),
  'verify.document-metadata': score("A document's file contradicts what is claimed of it", '文件自身信息与声明相矛盾'),
  'verify.document-issuer': count('Documents whose issuer does not fit the country or kind', '签发机构不符的文件数'),
  'verify.domain-unproven': flag('The claimed domain is not one the service verified', '所声明的域名未经验证'),
  'verify.number-reused': flag('A registry number that another organization holds', '登记号已被其他组织使用'),
  'campaign.authorised': flag('A permit that covers this campaign is cited', '已引用覆盖该活动的许可'),
  'history.actor-points': measure("Points of the actor's standing", '当事人的积分'),
  'history.organization-points': measure("Points of the organization's standing", '组织的积分'),
  'history.reports-against': count('Open reports about the actor', '针对当事人的未结举报数'),
  'history.recent-transfer': flag('The account changed hands in the last 30 days', '账号在 30 天内变更过使用者'),
} as const satisfies Record<string, SignalDescription>

export type SignalName = keyof typeof SIGNALS

/** Slot order: a signal's index here is its index in every Float64Array of signal values. */
export const SIGNAL_NAMES = Object.keys(SIGNALS) as readonly SignalName[]

const slots = new Map<string, number>(SIGNAL_NAMES.map((name, slot) => [name, slot]))

/** The slot of a signal, or -1 when the catalogue does not know the name. */
export function signalSlot(name: string): number {
  return slots.get(name) ?? -1
}
