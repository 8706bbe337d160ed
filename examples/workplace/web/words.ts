/** What the page says, in English and Chinese. */
export type Language = 'en' | 'zh'

export const WORDS = {
  title: { en: 'Workplace', zh: '工作台' },
  who: { en: 'Who are you today?', zh: '您今天是谁？' },
  whoWhy: {
    en: 'This is a small messaging service to try things in. It asks Goodstanding before every act.',
    zh: '这是一个供试用的小型消息服务。它在每次操作前都会询问 Goodstanding。',
  },
  registerWhy: {
    en: 'The name is screened before the organization exists. Call it like a ministry, or like somebody else here.',
    zh: '组织成立前会先核对名称。可试着使用部委或此处其他组织的名称。',
  },
  tries: { en: 'What to try', zh: '可以试试' },
  policy: { en: 'The policy', zh: '使用政策' },
  console: { en: 'The operator’s console', zh: '平台运营方控制台' },
  organizationPages: { en: 'Administrator’s pages', zh: '企业管理员页面' },
  ownPage: { en: 'My page at Goodstanding', zh: '我在 Goodstanding 的页面' },
  administers: { en: 'administrator', zh: '企业管理员' },
  askedHow: {
    en: 'Every act is asked before it happens, the newest first. Open a line to read the question and the answer.',
    zh: '每项操作都会先行询问，最新的在前。展开一行可查看询问与回答的全文。',
  },
  badgeState: { en: 'Verification', zh: '企业认证' },
  colleagues: { en: 'Colleagues', zh: '同事' },
  others: { en: 'People of other organizations', zh: '其他组织的人员' },
  invitations: { en: 'Invitations', zh: '收到的邀请' },
  you: { en: 'you', zh: '您' },
  register: { en: 'Register an organization', zh: '注册组织' },
  registered: { en: 'Registered. Choose your name above.', zh: '注册成功。请在上方选择您的姓名。' },
  nameWaits: { en: 'Somebody has a look at the name first.', zh: '名称需先经人工审核。' },
  notRegistered: { en: 'Not registered.', zh: '未能注册。' },
  leave: { en: 'Be somebody else', zh: '换一个人' },
  chats: { en: 'Chats', zh: '聊天' },
  board: { en: 'Board', zh: '公告' },
  people: { en: 'People', zh: '通讯录' },
  settings: { en: 'Settings', zh: '设置' },
  asked: { en: 'Asked and answered', zh: '询问与回答' },
  send: { en: 'Send', zh: '发送' },
  attach: { en: 'Attach a file', zh: '附加文件' },
  write: { en: 'Write a message', zh: '输入消息' },
  post: { en: 'Post', zh: '发布' },
  writePost: { en: 'Write to everybody in your organization', zh: '写给组织中的所有人' },
  live: { en: 'Start a live stream', zh: '开始直播' },
  liveTitle: { en: 'Title of the stream', zh: '直播标题' },
  liveOn: { en: 'Live now', zh: '直播中' },
  liveStopped: { en: 'This stream was stopped', zh: '此直播已停止' },
  frame: { en: 'Show a picture in the stream', zh: '在直播中展示图片' },
  held: { en: 'Being checked. Nobody else sees it yet.', zh: '正在核对。其他人暂时看不到。' },
  refused: { en: 'Not sent', zh: '未发送' },
  removed: { en: 'Removed', zh: '已删除' },
  clause: { en: 'What the clause says', zh: '条款内容' },
  report: { en: 'Report', zh: '举报' },
  outside: { en: 'This goes outside your organization.', zh: '此消息将发送到组织之外。' },
  reads: { en: 'It reads like:', zh: '内容看起来像：' },
  anyway: { en: 'Send it anyway', zh: '仍然发送' },
  back: { en: 'Change it', zh: '修改' },
  limited: { en: 'You cannot write here now.', zh: '您现在不能在此发言。' },
  why: { en: 'Read why, and appeal', zh: '查看原因并申诉' },
  suspended: { en: 'Your account is suspended.', zh: '您的账号已停用。' },
  suspendedOrganization: { en: 'Your organization is suspended.', zh: '您的组织已停用。' },
  feedback: { en: 'Feedback', zh: '意见反馈' },
  standing: { en: 'Standing', zh: '状态' },
  notices: { en: 'Notices', zh: '通知' },
  badge: { en: 'Verified', zh: '已认证' },
  askBadge: { en: 'Ask for the badge', zh: '申请认证' },
  number: { en: 'Registry number', zh: '注册号' },
  waiting: { en: 'The name of your organization is being looked at.', zh: '您的组织名称正在审核。' },
  invite: { en: 'Invite', zh: '邀请' },
  invited: { en: 'Invitation sent', zh: '邀请已发送' },
  declined: { en: 'Invitation declined', zh: '邀请已被拒绝' },
  invitation: { en: 'invites you to talk', zh: '邀请您交谈' },
  accept: { en: 'Accept', zh: '接受' },
  decline: { en: 'Decline', zh: '拒绝' },
  talk: { en: 'Talk', zh: '交谈' },
  directory: { en: 'Import people', zh: '导入成员' },
  directoryWhy: {
    en: 'One person a line: name, e-mail, title. Tick who was told what is kept about them, and agreed.',
    zh: '每行一人：姓名、邮箱、职务。请勾选已被告知并同意的人员。',
  },
  rows: { en: 'Read the lines', zh: '读取' },
  agreed: { en: 'agreed', zh: '已同意' },
  import: { en: 'Import', zh: '导入' },
  imported: { en: 'imported', zh: '已导入' },
  notImported: { en: 'not imported', zh: '未导入' },
  name: { en: 'Name', zh: '名称' },
  kind: { en: 'Kind', zh: '类型' },
  country: { en: 'Country, two letters', zh: '国家（两位字母）' },
  domain: { en: 'Domain, if there is one', zh: '域名（可选）' },
  administrator: { en: 'Your name', zh: '您的姓名' },
  email: { en: 'Your e-mail', zh: '您的邮箱' },
  company: { en: 'company', zh: '企业' },
  school: { en: 'school', zh: '学校' },
  government: { en: 'government', zh: '政府' },
  nonprofit: { en: 'non-profit', zh: '非营利组织' },
  other: { en: 'other', zh: '其他' },
  loading: { en: 'One moment …', zh: '请稍候…' },
  nothing: { en: 'Nothing here yet.', zh: '暂无内容。' },
  failed: { en: 'That did not work. Try again.', zh: '操作失败，请重试。' },
  download: { en: 'Download', zh: '下载' },
  chooseChat: { en: 'Choose a conversation, or begin one with somebody.', zh: '请选择一个会话，或与他人开始新会话。' },
  takeOff: { en: 'Take off', zh: '移除' },
  close: { en: 'Close', zh: '关闭' },
  external: { en: 'outside', zh: '外部' },
} as const

export type Word = keyof typeof WORDS

/** Names of text signals, for the author of a text. */
export const READS_LIKE: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  'text.hate': { en: 'hatred', zh: '仇恨' },
  'text.harassment': { en: 'an insult', zh: '侮辱' },
  'text.threat': { en: 'a threat', zh: '威胁' },
  'text.sexual': { en: 'sexual words', zh: '色情内容' },
  'text.spam': { en: 'advertising', zh: '广告' },
  'text.fraud': { en: 'fraud', zh: '诈骗' },
  'text.gambling': { en: 'gambling', zh: '赌博' },
  'text.drugs': { en: 'drugs', zh: '毒品' },
  'text.profanity': { en: 'swearing', zh: '粗话' },
}

/** What was answered, in a word. */
export const EFFECT_WORDS: Readonly<
  Record<'allow' | 'flag' | 'hold' | 'block' | 'unreachable' | 'invalid', { readonly en: string; readonly zh: string }>
> = {
  allow: { en: 'allow', zh: '放行' },
  flag: { en: 'flag', zh: '标记' },
  hold: { en: 'hold', zh: '暂缓' },
  block: { en: 'block', zh: '拒绝' },
  unreachable: { en: 'unreachable', zh: '无法连接' },
  invalid: { en: 'invalid', zh: '无效' },
}

/** Where an organization stands with its badge. */
export const BADGE_WORDS: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  none: { en: 'not verified', zh: '未认证' },
  pending: { en: 'asked for; the operator looks at it', zh: '已申请，平台运营方正在审核' },
  verified: { en: 'verified', zh: '已认证' },
  expiring: { en: 'verified, expires soon', zh: '已认证，即将到期' },
  revoked: { en: 'revoked', zh: '已撤销' },
}

/** What somebody new may try first. */
export const TRIES: readonly { readonly en: string; readonly zh: string }[] = [
  {
    en: 'Be Tobias and open the chat with Inês: two messages that only he sees, with the clause beside them.',
    zh: '以 Tobias 的身份打开与 Inês 的会话：有两条消息只有他自己可见，旁边标有条款。',
  },
  {
    en: 'Be Sasha and offer 何嘉怡 easy money: the page asks once more before it leaves the organization.',
    zh: '以 Sasha 的身份向何嘉怡推销轻松赚钱：消息发出组织前，页面会再次确认。',
  },
  {
    en: 'Be Mara, import people without their leave, read what members reported, and open her administrator’s pages.',
    zh: '以 Mara 的身份导入未同意的人员，查看成员的举报，并打开企业管理员页面。',
  },
  {
    en: 'Decide in the console what waits: what is released appears at once, and whoever is limited reads why.',
    zh: '在控制台中处理待办：放行的消息立即送达，被限制的人会看到原因。',
  },
  {
    en: 'Open “Asked and answered” beside any of it: every question to Goodstanding, and its answer.',
    zh: '随时打开“询问与回答”：查看对 Goodstanding 的每次询问及其回答。',
  },
]
