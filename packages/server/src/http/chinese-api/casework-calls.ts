/** What each call of casework does, in Chinese: by the English words of its summary. */
import type { ChineseWords } from './chinese-words.ts'

const QUEUES: ChineseWords = {
  'Queues of cases, with how many are open': '案件的队列，以及待处理的数量',
  'One queue': '一个队列',
  'Add or change a queue': '添加或更改队列',
  'Remove an empty queue': '移除空队列',
  'The rules that route cases to queues, in their order': '将案件分派到队列的规则，按顺序排列',
  'Replace the rules; open cases stay until they are applied': '替换分派规则；应用之前，待处理案件保持不动',
  'Where the open cases would go, by these rules or those in force':
    '按所提交或现行的分派规则，待处理案件会进入哪些队列',
  'Apply the rules in force to every open case, in the background': '在后台将现行分派规则应用于全部待处理案件',
  'The queues that somebody works in; none: all': '某人所处理的队列；为空表示全部',
  'Grant queues to somebody; none: all': '授予某人队列；为空表示全部',
  'The clauses and sections that somebody does not work on': '某人不处理的条款和章节',
  'Set clauses and sections aside for somebody; none: offer all': '设置某人不处理的条款和章节；为空表示全部可分配',
  'Everybody who works on cases, with what they do not work on': '所有处理案件的人员，以及各自不处理的内容',
  'Open cases by queue and section, and those that nobody else at work takes':
    '按队列和章节列出的待处理案件，以及其中无其他在岗人员处理的案件',
  'Views of the queue: own and shared': '队列的视图：自己的和共享的',
  'Keep a view of the queue': '保存队列的视图',
  'Change a view of your own': '更改自己的视图',
  'Forget a view: your own, or as a senior one that is shared': '删除视图：自己的，或作为高级审核员删除共享的',
}

const REPORTS: ChineseWords = {
  'Report something': '提出举报',
  'Reports that the asker has a part in': '与调用者有关的举报',
  'One report': '一份举报',
  'Confirm a report: a complaint to the operator': '确认举报，并由此向平台运营方投诉',
  'Confirm a report and deal with it without the operator: what was done, for the reporter':
    '确认举报并由本组织自行处理，不提交平台运营方：向举报人说明处理情况',
  'Dismiss a report, with a reason for the reporter': '不予受理举报，并向举报人说明理由',
  'Ask the reporter': '询问举报人',
  'Answer a question about a report': '答复有关举报的提问',
  'Bring a report past the administrator to the operator': '越过企业管理员，将举报提交平台运营方',
  'Withdraw a report': '撤回举报',
  'Complain to the operator': '向平台运营方投诉',
  'Complaints of the own organization': '本组织的投诉',
  'One complaint': '一份投诉',
}

const CASES: ChineseWords = {
  'The queue, most urgent first': '案件队列，最紧急的在前',
  'How many cases each of some filters of the queue holds, up to 999': '若干队列筛选条件各有多少案件，最多计到 999',
  'One case': '一个案件',
  'Claim a case, or renew the claim': '领取案件，或续期领取',
  'Give a case back': '退回案件',
  'Note something': '添加备注',
  'Park a case': '将案件设为等待',
  'Open a decided case again: something new is known': '因有新情况，重新打开已处理的案件',
  'Decide a case': '处理案件',
  'What an answer to an appeal would do and say, without sending it': '预览对申诉的答复及其影响，不实际发送',
  'What a decision would do and say, without doing it': '预览决定的影响和措辞，不实际执行',
  'Put a case into another queue': '将案件转入另一队列',
  'Leave a case to a senior': '将案件交高级审核员',
  'Give a case that was left to a senior back to its queue': '将已交高级审核员的案件退回原队列',
  'Decide a case within another one': '将案件并入另一案件处理',
  'Undo a merge while nothing was decided': '在作出决定之前撤销合并',
  'What the service was told of a case, and whether it took that': '已就案件告知服务方的内容及其是否接收',
  'Undo the latest decision of a case: all that it did is taken back, and the case is open again':
    '撤销案件最近一次决定：撤回其全部措施，并重新打开案件',
  'Decide many cases alike': '批量处理案件',
  'Bulk decisions, newest first': '批量处理的列表，最新的在前',
  'How far a bulk decision is, and what became of each case': '批量处理的进度，以及每个案件的结果',
  'Undo every decision of a batch': '撤回批量处理中的全部决定',
}

const EVIDENCE: ChineseWords = {
  'One copy, for a case, a legal request or a stated purpose': '一份证据副本，须为案件、法律请求或注明的用途查看',
  'Everything that a case rests on, or with `?source=complaint/…` one part of it':
    '案件所依据的全部内容；以 `?source=complaint/…` 只取其中一部分',
  'Show the evidence of one finding; the look is noted': '显示一个发现的证据，每次查看均有记录',
  'Which files are kept in the evidence of a case, without their bytes': '案件证据中保存的文件，不含其字节',
  'A picture in evidence, screened until more is asked for': '证据中的图片，先遮蔽显示，再按要求放开',
  'A picture that was reported, screened until more is asked for': '被举报的图片，先遮蔽显示，再按要求放开',
  'A file in evidence as it came, to take away; the look is noted': '取得证据的原文件，每次取得均有记录',
  'How much is kept, sealed and erased': '保存、封存和已删除的证据数量',
}

const SECOND_REVIEWS: ChineseWords = {
  'Draw decided cases by chance, to be judged again': '随机抽取已处理的案件进行复核',
  'Second reviews: the longest waiting first, then the latest judged': '复核的列表：等待最久的在前，其后是最近判断的',
  'How far first and second decisions agree, by clause, and how sure the machine was':
    '首次与第二次决定的一致程度，按条款统计，并与系统的置信度对照',
  'One second review: the case without its decision, once taken': '一项复核：领取后可见不含原决定的案件',
  'Take a review for an hour, or an hour more': '领取复核一小时，或延长一小时',
  'Give a review back': '退回复核',
  'Say how you would have decided; then the first decision is shown': '说明您会如何决定，随后显示原决定',
  'Say which of two differing judgements stands': '裁定两次不一致的判断以哪一次为准',
}

const ACTIONS: ChineseWords = {
  'Actions, newest first': '措施的列表，最新的在前',
  'One action': '一项措施',
  'Its statement of reasons': '措施的理由说明',
  'Be the second person': '作为第二人批准',
  'Refuse to be the second person': '作为第二人不予批准',
  'Take an action back with every effect': '撤回措施及其全部影响',
  'What an account or organization may still do': '账号或组织仍可以做什么',
  'Notices, to whoever asks or to a subject': '发给调用者或某对象的通知',
  'One notice': '一份通知',
  'Ask for a second look': '提出申诉',
  'Appeals, by deadline': '申诉的列表，按期限排列',
  'One appeal': '一项申诉',
  'Ask whoever appealed; they have seven days to answer': '向申诉人提问，申诉人须在七天内答复',
  'Answer a question about an appeal': '答复有关申诉的提问',
  'Answer an appeal': '裁定申诉',
  'What the machine held or blocked of what somebody sent, newest first':
    '某人所发送内容中被系统暂缓或拒绝的，最新的在前',
  'One thing that the machine held or blocked, with its appeal': '一项被系统暂缓或拒绝的内容，及其申诉',
}

const LEGAL: ChineseWords = {
  'Receive a request of an authority': '登记主管机关的请求',
  'Legal requests, by deadline': '法律请求的列表，按期限排列',
  'One legal request': '一项法律请求',
  'What was produced, with the proof that the log holds it': '所提供的资料包，以及日志收录它的证明',
  'Find a legal request valid, by the list of what was checked': '依据核对清单认定法律请求有效',
  'Let nothing that it asks for be erased': '保全法律请求所涉内容，不得删除',
  'Approve what is to be given, as the second person': '作为第二人批准拟提供的内容',
  'Give what it asks for; in an emergency before anybody has approved':
    '提供法律请求所涉内容；紧急情况下可在他人批准之前提供',
  'Refuse a legal request, with a reason': '拒绝法律请求，并说明理由',
  'Narrow its scope': '缩小法律请求的范围',
  'Judge an emergency afterwards, as somebody else': '由他人事后审查紧急提供',
  'Note a further order to tell nobody': '登记新的不得告知的命令',
  'Close a legal request': '法律请求结案',
  'Let go of what was held': '解除保全',
  'What authorities were given about a subject': '向主管机关提供的有关某对象的内容',
  'One disclosure: what an authority was given about a subject': '一项披露：向主管机关提供的有关某对象的内容',
  'Ask to erase what is known of a person': '申请删除某人的资料',
  'Erasures that were asked for, by deadline': '删除申请的列表，按期限排列',
  'One erasure': '一项删除',
  'What was erased, signed, with the proof that the log holds it': '经签名的删除凭证，以及日志收录它的证明',
  'Approve, and carry out unless something keeps the data': '批准删除；没有须保留资料的情形时随即执行',
  'Refuse, with a reason': '拒绝删除，并说明理由',
}

export const CHINESE_CASEWORK_CALLS: ChineseWords = {
  ...QUEUES,
  ...REPORTS,
  ...CASES,
  ...EVIDENCE,
  ...SECOND_REVIEWS,
  ...ACTIONS,
  ...LEGAL,
}
