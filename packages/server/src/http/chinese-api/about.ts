/** What the OpenAPI document says of the whole, of what calls are about and of who may make them, in Chinese: by the English words. */
import type { ChineseWords } from './chinese-words.ts'

/** A paragraph each, its line breaks being spaces. */
export const CHINESE_INTRODUCTION: ChineseWords = {
  'The acceptable-use layer of a workplace messaging service. A service asks about every event before it acts; the answer comes from the acceptable use policy. What follows from a finding or a report is casework: cases, actions, standing, notices, appeals.':
    '企业消息服务的使用政策执行层。服务方在执行每个事件之前先来询问，答复依据使用政策作出。由发现或举报引起的一切属于案件处理：案件、措施、账号状态、通知和申诉。',
  '**Who asks.** `authorization: Bearer <token>`, or the cookie of a browser session. Each call says whose, and which scope or role.':
    '**谁在调用**：`authorization: Bearer <token>`，或浏览器会话的 Cookie。每个接口都注明谁可以调用，以及需要哪种权限范围或角色。',
  '**Refusals** are problems (RFC 9457) with a stable, dotted `kind`. Their words are English, or Chinese where `accept-language` prefers it, as `content-language` says; refused items of a batch stand in the place of their answers. New kinds may come.':
    '**拒绝**以问题（RFC 9457）答复，其 `kind` 以点分隔，保持不变。文字为英文；`accept-language` 优先中文时为中文，以 `content-language` 所示为准。批次中被拒绝的项，其问题占据相应答复的位置。将来可能新增 `kind`。',
  '**Once.** A change that is sent again with its `idempotency-key` takes effect once, and is answered as the first time, for 24 hours; where the answer holds a secret, the repeat is refused with `idempotency.done`. Events need none: `source` and `id` are their key.':
    '**只执行一次**：24 小时内以相同的 `idempotency-key` 重新发送的变更只生效一次，并得到与首次相同的答复；答复含有密钥的，重复请求以 `idempotency.done` 拒绝。事件无需此标头：`source` 与 `id` 即是其键。',
  '**Versions.** What can be changed shows its `version`. A change that says which one it was made about, in `if-match` or `ifMatch` of the body, is refused when somebody was faster.':
    '**版本**：可以更改的内容都带有 `version`。变更可在 `if-match` 标头或请求内容的 `ifMatch` 中注明所依据的版本；若其间已被他人更改，则予以拒绝。',
  '**Lists** answer `items` and `next`; `next` is the `cursor` of the next page, and null on the last.':
    '**列表**答复 `items` 和 `next`；`next` 是下一页的 `cursor`，最后一页为 null。',
  '**Growth.** Members that are not described here may come, in answers and in webhooks: ignore what you do not know. Members of bodies and parameters that this version does not know are ignored, and named in `ignored` of the answer; a wrong type is refused.':
    '**扩展**：答复和 Webhook 中可能出现此处未说明的字段，请忽略不认识的字段。请求内容中本版本不认识的字段和参数会被忽略，并列在答复的 `ignored` 中；类型不符的会被拒绝。',
}

export const CHINESE_TAGS: ChineseWords = {
  'Events in, decisions out; texts and names that are only looked at.': '提交事件，得到决定；也可以只检查文本和名称。',
  'What decisions read beside the event: permits, consents, organizations, people, registers, files.':
    '决定除事件之外所依据的事实：资质、同意、组织、人员、登记册、文件。',
  'What an account or organization may do now.': '账号或组织目前可以做什么。',
  'What members and external contacts tell the administrator or the operator.':
    '成员和外部联系人向企业管理员或平台运营方提出的举报。',
  'What administrators give to the operator.': '企业管理员向平台运营方提出的投诉。',
  'What the operator decides: the queue, the claim, the decision, and what a case rests on.':
    '由平台运营方处理的案件：排队、领取、决定，以及案件的依据。',
  'Where cases wait, how they are routed, and views of them.': '案件在哪里等待、如何分派，以及队列的视图。',
  'What was reported, copied at once; each look is an entry of the audit log.':
    '被举报的内容，在举报时即行复制；每次查看都记入审计日志。',
  'Decided cases, judged again by somebody who does not see the decision.': '由看不到原决定的人再次判断已处理的案件。',
  'What cases take: warn, remove, limit, suspend, terminate and the rest, and taking it back.':
    '案件所采取的措施：警告、移除内容、限制、停用、终止等，以及撤回措施。',
  'What subjects are told, of actions and of records that authorities were given.':
    '告知当事人的内容：所采取的措施，以及提供给主管机关的记录。',
  'A second look at one action, by somebody else.': '由他人重新审查一项措施。',
  'What administrators see and state of their own organization.': '企业管理员可以查看和登记的本组织情况。',
  'The verified badge of organizations: applied for, proven, decided.': '组织的企业认证：申请、证明、审定。',
  'Permits that administrators ask for.': '企业管理员申请的资质。',
  'What authorities ask for, and what they get.': '主管机关要求提供的内容，以及实际提供的内容。',
  'People who are forgotten.': '删除个人资料。',
  'The log that proves itself, and the transparency report.': '可自行验证的审计日志，以及透明度报告。',
  'The policy, its versions, and how each rule runs.': '政策、政策的版本，以及各条规则的运行情况。',
  'Recorded decisions, and what links them.': '已记录的决定，以及它们之间的关联。',
  'Sign-in, sessions, staff and tokens.': '登录、会话、员工和令牌。',
  'Who is told what happened.': '将发生的事通知给谁。',
  'Mail that went out.': '已发邮件。',
  'Alive, ready, counted.': '存活、就绪与计数。',
}

/** Of those who may call, each part between semicolons; `{0}` stands for a scope or for roles. */
export const CHINESE_CALLERS: ChineseWords = {
  'services with the scope {0}': '具有权限范围 {0} 的服务方',
  'members, external contacts, administrators of organizations': '组织的成员、外部联系人和企业管理员',
  'administrators of organizations': '组织的企业管理员',
  'staff as {0}': '角色为 {0} 的员工',
  "whoever brings a notice's own token instead": '或持有通知自带令牌的人',
}

export const CHINESE_SCHEMES: ChineseWords = {
  'Whoever has a token or a session.': '任何持有令牌或会话的人。',
  'A token of a service, `gst_…`, from `POST /v1/service-tokens` or the line that says that the product is ready. Beside a call stands the scope that the token must carry; the scope `all` stands for every one.':
    '服务方的令牌 `gst_…`，来自 `POST /v1/service-tokens` 或产品就绪时打印的那一行。每个接口旁注明令牌须有的权限范围；权限范围 `all` 代表全部。',
  'A token of a member of staff, from `POST /v1/sign-in` or `POST /v1/staff/{id}/tokens`.':
    '员工的令牌，来自 `POST /v1/sign-in` 或 `POST /v1/staff/{id}/tokens`。',
  'A short-lived token of one person of one organization, `gsm_…`, that a service mints by `POST /v1/member-tokens`.':
    '某组织中某个人的短期令牌 `gsm_…`，由服务方通过 `POST /v1/member-tokens` 创建。',
  'A browser session of a member of staff. Over TLS `__Host-` stands before the name.':
    '员工的浏览器会话。通过 TLS 访问时，名称前带有 `__Host-`。',
  'A browser session of a person. Over TLS `__Host-` stands before the name. A browser that holds a session of the staff too says `x-session: person`.':
    '个人的浏览器会话。通过 TLS 访问时，名称前带有 `__Host-`。浏览器若同时有员工会话，须发送 `x-session: person`。',
  'What `GET /v1/session` answers as `csrf`; a change that a cookie speaks for needs it too. Reading needs none, and is refused with that of another session.':
    '`GET /v1/session` 所答复的 `csrf`；以 Cookie 提交的变更还需要它。读取无需发送；若发送的属于另一会话，则会被拒绝。',
}
