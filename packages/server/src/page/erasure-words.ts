import type { Bilingual } from '@goodstanding/model'

/** Words of the page where a person asks to be erased. */
export const ERASURE_WORDS = {
  title: { en: 'Your data', zh: '您的资料' },
  link: { en: 'Download a copy of your data, or have it erased', zh: '下载或申请删除您的资料' },
  copy: { en: 'Download a copy', zh: '下载副本' },
  copyMeans: {
    en: 'Your standing, your notices, what was held or blocked automatically, your reports and appeals, and what authorities were given, in one file. Download it before you ask to be erased.',
    zh: '包含您的账号状态、通知、系统未放行的内容、举报与申诉，以及向主管机关提供的记录，汇总于一个文件。请在申请删除之前下载。',
  },
  save: { en: 'Save the file (JSON)', zh: '保存文件（JSON）' },
  erase: { en: 'Have it erased', zh: '申请删除' },
  means: {
    en: 'What you wrote here and what was recorded about you - reports, appeals, messages that were held or blocked - becomes unreadable for everybody, permanently. Your messages and your account are with your messaging service: ask it about those.',
    zh: '您在此处所写的内容及与您有关的资料（举报、申诉、系统未放行的内容）将永久变为任何人都无法读取。您的消息与账号由消息服务保存，请向其咨询。',
  },
  keeps: {
    en: 'A person decides within 30 days. Erasure is postponed while something still needs the data: an open case, an answer that you are owed, a notice that you can still appeal, or the law. Then it happens automatically; you need not ask again.',
    zh: '由工作人员在 30 天内作出决定。若仍有需要这些资料的事项（未结案件、尚待给您的答复、您仍可申诉的通知或法律要求），则予以暂缓，之后自动执行，无需再次申请。',
  },
  suspended: {
    en: 'You can also ask while you are suspended. If you want to appeal something, do so first: afterwards nobody can read what it was about.',
    zh: '账号停用期间也可以申请。如需申诉，请先申诉：删除后将无人能够读取相关内容。',
  },
  sure: { en: 'I have read this and want my data erased', zh: '我已阅读并确认申请' },
  notSure: { en: 'Tick the box to confirm.', zh: '请勾选确认。' },
  ask: { en: 'Request erasure', zh: '申请删除' },
  sent: { en: 'Request sent. Its progress is shown here.', zh: '已提交申请，处理结果将显示在此页。' },
  yours: { en: 'Your request', zh: '您的申请' },
  askedOn: { en: 'Requested on', zh: '申请日期' },
  answerBy: { en: 'Answer due', zh: '答复期限' },
  now: { en: 'Now', zh: '目前状态' },
  why: { en: 'Why', zh: '理由' },
  erasedOn: { en: 'Erased on', zh: '删除日期' },
  receipt: { en: 'Receipt', zh: '回执' },
  requested: { en: 'Waiting for a person to decide', zh: '等待工作人员决定' },
  approved: { en: 'Approved, about to be carried out', zh: '已批准，即将执行' },
  held: { en: 'Approved, postponed while something still needs the data', zh: '已批准，因仍需使用相关资料而暂缓' },
  erased: { en: 'Erased', zh: '已删除' },
  refused: { en: 'Refused', zh: '已拒绝' },
} as const satisfies Readonly<Record<string, Bilingual>>
