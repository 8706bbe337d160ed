import type { Bilingual } from '@goodstanding/model'
import type { Words } from '../frame/words.ts'

/** Words about one report as whoever decides reads it. */
export const LOOK = {
  firstVersion: { en: 'as first sent', zh: '最初内容' },
  laterVersion: { en: 'as edited', zh: '编辑后' },
  dismissed: { en: 'An administrator dismissed it', zh: '企业管理员曾驳回' },
  handled: { en: 'An administrator confirmed it and dealt with it', zh: '企业管理员曾确认并自行处理' },
  escalated: { en: 'The reporter brought it here', zh: '举报人提交至平台运营方' },
} as const satisfies Words

/** Why a report is with the operator. */
export const REPORT_WAYS: Readonly<Record<string, Bilingual>> = {
  severity: { en: 'Came straight here: it is serious.', zh: '情节严重，直接提交至此。' },
  'person-at-risk': {
    en: 'Bypassed the administrators: somebody may need help, and their employer is not told.',
    zh: '可能有人需要帮助，不告知其雇主，绕过企业管理员提交。',
  },
  'administrator-accused': {
    en: 'Bypassed the administrators: it is about one of them.',
    zh: '涉及企业管理员，绕过管理员提交。',
  },
  'author-unknown': {
    en: 'Bypassed the administrators: the author is unknown and may be one of theirs.',
    zh: '作者未知，可能涉及企业管理员，绕过管理员提交。',
  },
  'organization-accused': {
    en: 'Bypassed the administrators: it is about their organization.',
    zh: '涉及其所在组织，绕过管理员提交。',
  },
  'external-reporter': { en: 'Reported by somebody outside the organization.', zh: '由外部联系人举报。' },
  'reporter-chose': { en: 'The reporter chose to bypass the administrators.', zh: '举报人选择绕过企业管理员提交。' },
  'no-administrator': { en: 'There is no administrator to handle it.', zh: '没有可处理的企业管理员。' },
  deadline: { en: 'The administrators did not answer in time.', zh: '企业管理员未在期限内答复。' },
  'reporter-escalated': {
    en: 'An administrator closed it; the reporter asked the operator.',
    zh: '企业管理员办结后，由举报人提交。',
  },
  reopened: { en: 'Open again: the decision was undone.', zh: '原决定已撤销，等待重新处理。' },
}
