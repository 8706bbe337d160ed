import type { Bilingual } from '@goodstanding/model'

/** Kinds of organizations, as services state them. */
export const ORGANIZATION_KIND_WORDS: Readonly<Record<string, Bilingual>> = {
  company: { en: 'Company', zh: '企业' },
  school: { en: 'School', zh: '学校' },
  government: { en: 'Government', zh: '政府机构' },
  nonprofit: { en: 'Nonprofit', zh: '非营利组织' },
  other: { en: 'Other', zh: '其他' },
}
