/** What each call does, in Chinese: by the English words of its summary. Casework stands in `casework-calls.ts`. */
import type { ChineseWords } from './chinese-words.ts'

const EVENTS: ChineseWords = {
  'Decide before the service acts': '在服务方执行之前作出决定',
  'Observe after the fact': '事后告知已发生的事件',
  'One decision with its full explanation': '一个决定及其完整说明',
  'Bytes of a file, at most 32 MiB': '文件的字节，最多 32 MiB',
  'Text signals, recorded nowhere': '文本的信号，不作任何记录',
  'What speaks against a name and what would prove it, recorded nowhere':
    '名称有何问题、如何证明有权使用，不作任何记录',
  'What happened to whom, as a subscription asked for it': '按订阅通知谁发生了什么',
  'Signed by Standard Webhooks: verify the bytes as they came, and handle each `id` once. What is not answered with 2xx within 15 seconds is sent again, for five days; 410 ends the subscription.':
    '按 Standard Webhooks 签名：请验证收到的原始字节，每个 `id` 只处理一次。15 秒内未以 2xx 答复的会重新发送，持续五天；答复 410 则终止订阅。',
}

const FACTS: ChineseWords = {
  'State a permit': '登记资质',
  'Read a permit': '读取资质',
  'Withdraw a permit': '撤销资质的登记',
  'List permits': '列出资质',
  'State a consent': '登记同意',
  'Read a consent': '读取同意',
  'Withdraw a consent': '撤回同意',
  'List consents': '列出同意',
  'State an organization': '登记组织',
  'Read an organization': '读取组织',
  'Withdraw an organization': '撤销组织的登记',
  'List organizations': '列出组织',
  'State a person': '登记人员',
  'Read a person': '读取人员',
  'Withdraw a person': '撤销人员的登记',
  'List people': '列出人员',
  'Put an entry into a register': '在登记册中添加条目',
  'Read an entry of a register': '读取登记册的条目',
  'Take an entry out of a register': '从登记册中移除条目',
  'List the entries of a register': '列出登记册的条目',
}

const IDENTITIES: ChineseWords = {
  'Exchange a sign-in token, once': '兑换登录令牌，仅限一次',
  'Add a member of staff; with the version that was read, change one': '添加员工；注明所读取的版本时，更改员工',
  Staff: '全部员工',
  'A member of staff': '一名员工',
  'Change a member of staff; changed roles end their sessions': '更改员工；角色变更后，其会话随即结束',
  'Remove a member of staff, with their tokens and sessions': '移除员工及其令牌和会话',
  'End all tokens, sessions and sign-in links of a member of staff': '结束某员工的全部令牌、会话和登录链接',
  'A token for a member of staff, shown once': '为员工创建令牌，只显示一次',
  'A token for a service, shown once': '为服务方创建令牌，只显示一次',
  'Service tokens, without the tokens': '服务令牌的列表，不含令牌本身',
  'Revoke a service token': '吊销服务令牌',
  'A short-lived token for one person of one organization': '为某组织中的某个人创建短期令牌',
  'Who is asking, and the token that changes need': '当前调用者，以及变更所需的令牌',
  'Give up a token for a browser session': '以令牌换取浏览器会话',
  'Sign out': '退出登录',
  "End a person's browser sessions, when they sign out of the service": '某人退出消息服务时，结束其浏览器会话',
}

const ORGANIZATION: ChineseWords = {
  'The own organization as it was stated': '本组织的登记情况',
  "State the own organization's stricter rules": '登记本组织更严格的规则',
  "What the own organization's rules, or others, would find in a text; recorded nowhere":
    '本组织规则（或所提交的规则）在一段文本中会发现什么，不作任何记录',
  'What people of the own organization are called, by their ids': '按标识查询本组织人员的姓名',
  'Consents that people gave the own organization': '人员给予本组织的同意',
  'Permits that the own organization holds': '本组织持有的资质',
  'What is in force against members of the own organization': '对本组织成员生效的措施',
  'What the ladder of a clause recommends in a case, which need not be of that clause':
    '条款的阶梯对案件的建议，案件可不属于该条款',
  'A file for an appeal that is about to be filed: PDF, PNG or JPEG, at most 32 MiB':
    '为即将提出的申诉提交文件：PDF、PNG 或 JPEG，不超过 32 MiB',
  'A file for a report that is about to be filed: PDF, PNG or JPEG, at most 32 MiB':
    '为即将提交的举报提交文件：PDF、PNG 或 JPEG，不超过 32 MiB',
  'A document as proof for the badge, or `?for=complaint`: PDF, PNG or JPEG, at most 32 MiB':
    '用作企业认证证明的文件；用于投诉时加 `?for=complaint`。须为 PDF、PNG 或 JPEG，最多 32 MiB',
  'Ask for the badge': '申请企业认证',
  'Applications, by deadline': '企业认证申请，按期限排列',
  'Where an organization stands': '组织的认证状态',
  'Ask the domains of an application now': '立即核对申请中的域名',
  'Grant or refuse the badge': '批准或拒绝企业认证',
  'Ask an applicant for more; the own deadline waits': '要求申请方补充，等待期间审核期限顺延',
  'Answer what a reviewer asked': '答复审核员的提问',
  'What is kept of the documents of an application or badge, without their bytes':
    '为认证申请或已有认证保存的文件，不含其字节',
  'A picture among the documents, screened until more is asked for': '文件中的图片，先遮蔽显示，再按要求放开',
  'A document as it came, to take away; the look is noted': '取得文件的原件，每次取得均有记录',
  'Ask for a permit': '申请资质',
  'Permits that were asked for, the nearest deadline first': '资质申请，期限最近的在前',
  'One request for a permit': '一项资质申请',
  'Grant a permit, as it was asked or narrower, or refuse it': '按申请或更窄的范围批准资质，或予以拒绝',
  'Withdraw what was asked, or - the operator - what was granted': '撤回资质申请；平台运营方可撤销已批准的资质',
}

const POLICY: ChineseWords = {
  'The policy in force': '现行政策',
  'One clause': '一个条款',
  'The files of the policy in force': '现行政策的文件',
  'Every version of the policy, the newest date first': '政策的全部版本，日期最新的在前',
  'The files of one version': '一个版本的文件',
  'Check changed policy files': '检查更改后的政策文件',
  'Run the examples of a policy': '运行政策的示例',
  'What a changed policy says of one event': '更改后的政策对一个事件的结果',
  'Replay events through a changed policy': '用更改后的政策回测事件',
  'What changed ladders would have done to everyone, without doing it':
    '预演更改后的措施阶梯对所有人的影响，不实际执行',
  'What a changed policy needs before it may be published': '更改后的政策在启用前须满足的条件',
  'Draft a version, or put a drafted one in force (second person)': '起草版本，或启用已起草的版本（须由第二人）',
  'Every rule of the policy in force: how it runs, and how precise people found it; with attention=true those that need a look':
    '现行政策的每条规则：如何运行，以及人工判定的准确率；attention=true 时仅列出需要关注的规则',
  'How many events each rule acted on in the last fourteen days, day by day, and who worded it':
    '过去十四天内每条规则逐日作用的事件数，以及由谁拟定',
  'The cases that a number of a rule counts: ?verdict=right, wrong or disputed':
    '规则的某个数字所计的案件：?verdict=right、wrong 或 disputed',
  'Let a rule watch only, or nothing at all; one that guards life or children waits for a second person':
    '将规则降级为仅观察或关闭；守护生命或儿童的规则须经第二人批准',
  'Ask for a lowered rule to run as written again; a second person approves':
    '申请让已降级的规则恢复按政策所写运行，由第二人批准',
  'Approve what was asked for a rule, as the second person': '作为第二人批准对规则的申请',
  'Withdraw what was asked for a rule': '撤回对规则的申请',
}

const OPERATING: ChineseWords = {
  'Be told by webhook': '订阅 Webhook',
  'Subscriptions, without their secrets': '全部订阅，不含其密钥',
  'Be told no more': '取消订阅',
  'A new secret beside the old one': '新增密钥，旧密钥同时有效',
  'What was delivered': '投递记录',
  'Send a delivery again': '重新投递',
  'Mail that was sent, is waiting, failed or came back': '已发送、等待中、失败或被退回的邮件',
  'Recorded decisions without their contents, the newest first': '已记录的决定，不含内容，最新的在前',
  'What a file, a link, a device or an account is linked with, and by what':
    '文件、链接、设备或账号与哪些对象关联，以及因何关联',
  'Casework in counts: what waits, what was late, how rules fare': '案件处理的计数：待处理、逾期，以及规则的表现',
  'How many events were decided in the last days, by type and effect': '最近几天决定的事件数，按事件类型和结果统计',
  'How long what is kept, and how much of it there is': '各类内容的保存期限与数量',
  'What was done in a month, quarter or year, in counts': '一个月、季度或年度内的处理情况，以计数表示',
  'The periods whose report is published, the latest first': '已公布报告的期间，从最近的开始',
  'Publish the report of a period that is over: everybody reads it as it is counted now':
    '公布已结束期间的报告：所有人可读，内容以此刻的统计为准',
  'Withdraw a published report: nobody reads it from then on': '撤回已公布的报告：此后无人可读',
  'What a number of the report counts: ?table, and ?cell for one of its rows':
    '报告中的某个数字所计的内容：?table 指定表格，?cell 指定其中一行',
  'The signed size and root of the log': '经签名的日志大小与根哈希',
  'That an entry is in the log': '证明某条目在日志中',
  'That an earlier log is a part of this one': '证明较早的日志是当前日志的一部分',
  'Entries from an index on': '自某序号起的条目',
  'The whole log as lines of JSON, with checkpoints: what `audit verify` reads':
    '整个日志，每行一个 JSON，含检查点；供 `audit verify` 读取',
  Alive: '存活',
  'Can decide': '可以作出决定',
  'Prometheus metrics': 'Prometheus 指标',
  'This document': '本文档',
}

export const CHINESE_CALLS: ChineseWords = {
  ...EVENTS,
  ...FACTS,
  ...IDENTITIES,
  ...ORGANIZATION,
  ...POLICY,
  ...OPERATING,
}
