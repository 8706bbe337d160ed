import type { Bilingual } from '@goodstanding/model'

/** What somebody says happened, before they say more: the first line of their report. */
export const REPORT_KINDS = {
  fraud: { en: 'Fraud or impersonation', zh: '欺诈或冒充' },
  harassment: { en: 'Harassment or threats', zh: '骚扰或威胁' },
  unwanted: { en: 'Unwanted messages', zh: '垃圾信息' },
  illegal: { en: 'Illegal content', zh: '违法内容' },
  other: { en: 'Something else', zh: '其他' },
} as const satisfies Record<string, Bilingual>

/** The form of a report, with a script and without: on somebody's own page, and in the element that other services embed. */
export const REPORT_FORM_WORDS = {
  kind: { en: 'What happened?', zh: '发生了什么？' },
  whom: { en: 'Which account? (optional)', zh: '涉及哪个账号？（选填）' },
  more: { en: 'Tell us more (optional)', zh: '补充说明（选填）' },
  past: {
    en: 'To the operator, not to my administrator first',
    zh: '直接提交平台运营方，不经企业管理员',
  },
  privacy: { en: 'The person you report does not see your name.', zh: '被举报人不会看到您的姓名。' },
} as const satisfies Record<string, Bilingual>
