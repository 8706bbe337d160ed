/** What answers and refusals are, and what their fields mean, in Chinese: by the English words. */
import type { ChineseWords } from './chinese-words.ts'

export const CHINESE_STATUSES: ChineseWords = {
  'Done.': '已完成。',
  'Made.': '已创建。',
  'Taken: it is done later, or when a second person agrees.': '已受理：稍后执行，或经第二人确认后执行。',
  'Gone.': '已移除。',
  'Received.': '已收到。',
  'Gone: send nothing more.': '已失效：请勿再发送。',
  'The body cannot be read.': '无法读取请求内容。',
  'Nobody is known by this token or session.': '无法通过此令牌或会话识别调用者。',
  'Whoever asks may not do this.': '调用者无权进行此操作。',
  'There is no such thing, or none for whoever asks.': '没有此对象，或调用者不能查看。',
  'What is there, or was done before, stands against it.': '与现有内容或先前的操作冲突。',
  'The body is larger than this call takes.': '请求内容超过此接口允许的大小。',
  'The body comes in a media type, or compressed, as this call does not take it.':
    '此接口不接受请求内容的媒体类型或压缩方式。',
  'A field, a parameter or an event does not fit; `errors` points at each.':
    '字段、参数或事件不符合要求；`errors` 逐一指明。',
  'Too many requests of this token, or too much that failed from this network address: wait as `retry-after` says.':
    '此令牌的请求过多，或来自此网络地址的失败请求过多，请按 `retry-after` 等待。',
  'It cannot be done now: try again as `retry-after` says.': '现在无法完成，请按 `retry-after` 再试。',
  'Any other refusal, or a fault on our side: a problem (RFC 9457).': '其他拒绝或我方故障，以问题（RFC 9457）答复。',
}

export const CHINESE_HEADERS: ChineseWords = {
  'The language of the words: `en` or `zh`.': '文字的语言：`en` 或 `zh`。',
  'How to say who asks.': '说明调用者身份的方式。',
  'Seconds to wait.': '须等待的秒数。',
  'The key that verifies the signature.': '用于验证签名的公钥。',
  'With `limit`: from which index on the rest is; absent at the end.':
    '使用 `limit` 时：其余条目从此序号开始；到末尾时没有此标头。',
}

export const CHINESE_FIELDS: ChineseWords = {
  // Whole bodies
  'One body a line, each as in application/json.': '每行一个请求内容，格式同 application/json。',
  'One answer, or for a batch one for each event in order; a problem stands in the place of a bad one.':
    '一个答复；批次则按顺序为每个事件各一个，有误的事件以问题代替。',
  'One answer a line, in order.': '按顺序每行一个答复。',
  'A signed note: origin, size, root.': '经签名的记录：来源、大小、根哈希。',
  'An entry or a checkpoint a line.': '每行一个条目或检查点。',
  'A CloudEvent. Its `data` is told by its `type`.': 'CloudEvents 事件，其 `data` 的格式由 `type` 决定。',

  // Problems
  'Stable and dotted.': '以点分隔，保持不变。',
  'JSON pointer of the first bad field.': '首个有误字段的 JSON 指针。',
  'The version that is there, where another was expected; of a policy, its name.':
    '现有的版本，与所期望的不同时给出；对政策而言是版本名称。',
  'On the request of whom it was about.': '应当事人的请求。',
  'How many are taken in `windowSeconds`; of a body, bytes.': '`windowSeconds` 内受理的数量；对请求内容为字节数。',
  'How many decisions wait to be stored.': '等待存储的决定数量。',
  'The methods that the path takes.': '该路径接受的方法。',
  'What still names the queue, and how many.': '仍在使用该队列的内容及其数量。',
  'What is wrong with a policy, each with its place.': '政策的各个问题及其位置。',
  'What a draft has to meet before it may act, each with whether it does.':
    '草案生效前须满足的各项条件，以及是否已满足。',
  'The version that a draft was begun on.': '草案所依据的版本。',
  'What was changed in force since a draft was begun.': '草案开始之后现行政策中的更改。',
  'By severity: hours, or a duration of ISO 8601 such as `PT8H` or `P1D`.':
    '按严重程度：小时数，或 ISO 8601 时长，例如 `PT8H`、`P1D`。',
  'Whoever holds `admin` administers the organization: `kind` says as what they registered, and grants nothing.':
    '含有 `admin` 的人员即为该组织的企业管理员；`kind` 只说明其注册类型，不授予任何权限。',
  'Who holds it.': '目前由谁处理。',
  'The case that stands in the way.': '妨碍此操作的案件。',
  'The points of the checklist that are not met yet.': '核对清单中尚未满足的项目。',

  // What webhooks tell, and what legal requests name
  'What the service does about it, such as `sessions.end`.': '服务方须为此做的事，例如 `sessions.end`。',
  'As in the `effects` of the action.': '与措施的 `effects` 中的写法相同。',
  'Where it is now; as long as nobody answered.': '目前所处的状态；答复之前才有。',
  'What was answered.': '答复的结果。',
  'Ids of what it is about: ask the API for the rest. It is told by its `type`; new types and members may come.':
    '仅含相关对象的 id，其余内容请向 API 查询。由 `type` 区分；今后可能增加新的类型和成员。',
  'Each `account/<id>` or `organization/<id>`.': '每一项为 `account/<id>` 或 `organization/<id>`。',

  // Decisions and signals
  'Of the staff; `machine`: all that lay in it was checked after all, and nothing was found.':
    '员工；`machine` 表示其中所有内容均已补查，未发现问题。',
  'Decisions in which nothing was found.': '未发现问题的决定。',
  'Decisions whose findings lie in the case since.': '发现了问题的决定，相关结果已并入案件。',
  'When what had been kept unchecked was checked after all.': '此前未能检查而暂留的内容何时完成了补查。',
  "The policy's onFailure answered: deciding failed, or the database was away. What is held for it waits in a case of the operator, and is checked again.":
    '按政策的 onFailure 答复：作出决定时出错，或数据库不可用。因此被暂留的内容归入运营方的案件，并会自动补查。',
  'The event, as it was sent.': '所提交的事件原文。',
  'Everything beside the event that it was made from.': '除事件之外，决定所依据的一切。',
  'What rules that only watch have found.': '仅观察的规则所发现的内容。',
  'JSON pointer from the root of the event.': '从事件根部起的 JSON 指针。',
  'In UTF-16 code units of the field, as it was sent.': '在所提交字段中的位置，以 UTF-16 码元计。',
  'Of a picture: the hash that looks alike for pictures that look alike.': '图片的感知哈希：相似的图片，哈希也相似。',
  'Of what kept it back; none where standing did.': '使其未放行的条款；因账号状态而未放行的为空。',
  'Told when it had happened already.': '事件在告知时已经发生。',

  // Reports, cases and evidence
  'To whoever reported.': '仅举报人可见。',
  'The name that the organization took since it was verified: the badge ends 30 days after the first one, or after it was given back, where it was revoked then.':
    '组织通过认证之后更改的名称；首次更名 30 天后认证结束；如更名时认证已被撤销，则自恢复之日起算。',
  'After a revocation: from when a new application is taken.': '认证撤销后，可重新提交申请的时间。',
  'Why the last application was refused; a new one is taken at once, and takes its place.':
    '上次申请被拒绝的理由；可立即重新申请，新申请将取代此项。',
  '`reversed`: what was done about it was taken back later, all of it. An answer may change; `answer` says what holds.':
    '`reversed`：曾就此采取的措施后来已全部撤回。答复可能变更，以 `answer` 为准。',
  '`reversed`: what was done about it was taken back later, all of it. `handled`: an administrator confirmed it and dealt with it without the operator, to whom its reporter may bring it once. An answer may change; `answer` says what holds.':
    '`reversed`：曾就此采取的措施后来已全部撤回。`handled`：企业管理员已确认并自行处理，未提交平台运营方；举报人可提交平台运营方一次。答复可能变更，以 `answer` 为准。',
  'The bulk decision that it was part of.': '所属的批量处理。',
  'The queue, or the other case.': '队列，或另一案件。',
  'Higher is sooner.': '数值越大，越先处理。',
  'Its case names neither whom nor what it falls on.': '其案件既未涉及该对象，也未涉及该内容。',
  'As the service stated it. To staff, when one is read.': '以消息服务登记的为准。仅员工读取单个申诉时可见。',
  'As the service stated it. To staff.': '以消息服务登记的为准。仅员工可见。',
  'As the service stated it. When one case about an account is read.':
    '以消息服务登记的为准。读取单个涉及账号的案件时给出。',
  'Of the subject, as the service stated it. In lists and when one case is read.':
    '对象所属组织的名称，由服务方登记；列表及读取单个案件时给出。',
  'What the ladders recommend. A person decides.': '措施阶梯的建议，由人工决定。',
  'To whoever complained on no report: until when they may appeal the answer, by its `case`.':
    '向未依据举报而提出投诉的人提供：在此之前可凭 `case` 就答复提出申诉。',
  'Until when the sender may appeal what is blocked. Null of what is held, which a person looks at first: its `message` and `/v1/kept-back` name the day.':
    '发送者可在此之前就被拦截的内容申诉。内容被暂缓时为 null，因其将先由人工审核；申诉期限见 `message` 和 `/v1/kept-back`。',
  'The bytes in base64, 1 MiB of them at most; larger ones are put before, by `PUT /v1/files/{sha256}`.':
    '文件字节的 base64，至多 1 MiB；更大的文件须先用 `PUT /v1/files/{sha256}` 上传。',
  'Two letters of ISO 3166, such as `DE`.': 'ISO 3166 两位字母代码，例如 `DE`。',
  'They had confirmed it and dealt with it.': '企业管理员当时已确认并自行处理。',
  'How an administrator closed it, and why its reporter brought it to the operator all the same: to these two alone.':
    '企业管理员办结时的答复，以及举报人仍提交给平台运营方的理由：仅向举报人与平台运营方提供。',
  'How many subscriptions stand.': '现有订阅数。',
  'Events that it acted on - flagged, held or blocked -, oldest day first; days without any are left out.':
    '规则作用的事件（标记、暂缓或拦截），由远及近；没有事件的日期略去。',
  'Since when it reads as it does here; `draftedBy` is null where it came with the product.':
    '规则在此采用现有文字的起始时间；随产品提供的规则 `draftedBy` 为 null。',
  'Those that were never taken and are tried no more.': '始终未被接收且不再重试的数量。',
  'The last status code or fault of what is not taken.': '未被接收的内容最近一次的状态码或故障。',
  'By when it was told: of its decisions, and of what became of their actions.':
    '按告知时间列出：案件的各项决定及其措施的后续变化。',
  'The actions that were taken back, or declined where they waited for a second person.':
    '已撤回的措施；待第二人确认的则已否决。',
  'False where another case about the same is open: this one opens again once that is decided.':
    '若同一事项另有未结案件则为 false：该案件处理后，本案重新打开。',
  'Earlier reports of the last year that were decided, several in one case counted once.':
    '过去一年内此前已裁定的举报数，同一案件的多份举报计为一份。',
  'Parameters that this list does not take, each with the nearest that it takes.':
    '此列表不接受、因而被忽略的参数，并附最接近的可用参数名。',
  'Members of the body that this call does not know and that did nothing, each with the nearest known name.':
    '请求内容中此接口不认识、因而未起作用的字段，并附最接近的已知字段名。',
  'Whoever reported, one by one and unnamed: their reports here, and how earlier ones fared. Nothing is told of a record beside a report of danger, of whoever wrote by mail, and of fewer than five.':
    '各举报人（不具名）：其在本案中的举报，以及以往举报的裁定情况。举报涉及危险、通过邮件举报或以往举报不足五份时，不提供记录。',
  'Reports about the subject in the last thirty days, oldest day first; days without any are left out.':
    '过去三十天内针对该对象的举报，由远及近；没有举报的日期略去。',
  'The asker does not work on such a case. In lists and when one case is read.':
    '调用者已将此类内容设为不处理。见于列表和单个案件。',
  'Of a case that the asker set aside: three at most who take such a case, those at work first.':
    '仅限调用者设为不处理的案件：处理此类案件的人员，最多三名，在岗者在前。',
  'Those that nobody else at work takes.': '无其他在岗人员处理的案件数。',
  'Those of the waiting ones that the asker takes.': '其中由调用者处理的案件数。',
  'Those that nobody on the staff takes.': '没有任何人员处理的案件数。',
  'How many others who work on cases acted in a session of theirs in the last quarter of an hour.':
    '最近一刻钟内有过操作的其他案件处理人员数。',
  'Cases that whoever asks judges without their decision.': '由调用者在不知原决定的情况下复核的案件数。',
  'What it was copied for: report/…, complaint/…, decision/…': '为何而复制：report/…、complaint/…、decision/…',
  'Oldest first: what was sent, then every edit. Files by their SHA-256.':
    '按时间先后：先是所发送的内容，然后是每次编辑。文件以 SHA-256 表示。',
  'What the detectors saw in it.': '检测器在其中所见的内容。',
  "The sender's, where no decided case says more.": '发送者的申诉，仅在没有已处理的案件可以说明时给出。',

  // Actions, notices and appeals
  'To the subject and to the service that delivers it.': '仅当事人和负责送达的服务方可见。',
  'What the machine kept back.': '系统未放行的内容。',
  'Not to whom it only concerns.': '对仅与此事有关、但并非申诉人的一方不显示。',
  'To staff.': '仅员工可见。',

  // What authorities ask for
  'To counsel.': '仅法务可见。',
  'Of an account: what its organization lost, which everybody in it loses with it.':
    '账号所属组织失去的功能：组织内所有人员也随之失去。',
  'None: every kind.': '留空表示全部种类。',
  'Ed25519 over the manifest, base64.': '对清单的 Ed25519 签名，以 base64 编码。',
  'The JSON text that is signed.': '所签名的 JSON 文本。',

  // The log and the report
  'Sealed.': '已加密。',
  'Who did it; `operator` for the staff. Entries from before 2026-11-30 name them, and come to administrators without the name, what is sealed and the hashes.':
    '操作者；工作人员的操作一律为 `operator`。2026-11-30 之前的条目写有其姓名，企业管理员看到的不含姓名、加密内容与哈希。',
  'Who of the staff: SHA-256 of the salt of `opening`, a line break and its `by`.':
    '哪位工作人员：`opening` 的 salt、换行符与其 `by` 相连后的 SHA-256。',
  'Into the event; `*` for any place of a list.': '指向事件内的位置；`*` 表示列表中的任意一项。',
  'Members of events that nothing reads, as this node saw them in a sample since it started.':
    '事件中未被读取的字段，来自本节点启动以来的抽样。',
  'SHA-256 in hex (RFC 9162).': '十六进制的 SHA-256（RFC 9162）。',
  'Base64.': '以 base64 编码。',
  'Null: too few to publish.': 'null 表示数量过少，不予公布。',

  // The policy, tokens and webhooks
  'The version that it was drafted on; null where that is not known.': '起草时所依据的版本；不清楚时为 null。',
  'Shown once.': '只显示一次。',
  '`account/u1`, `organization/acme`, `content/dec_…`, `rule/<clause>/<rule>`.':
    '`account/u1`、`organization/acme`、`content/dec_…`、`rule/<clause>/<rule>`。',
}
