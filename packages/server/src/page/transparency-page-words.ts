/** Words of the published transparency reports. */
export const TRANSPARENCY_PAGE_WORDS = {
  title: { en: 'Transparency reports', zh: '透明度报告' },
  opening: {
    en: 'Counts of what was done under the policy. Each report stays as it was published; later changes are counted in later reports.',
    zh: '依据政策所作的处理，以计数表示。每份报告保持公布时的内容，此后的变化计入之后的报告。',
  },
  nothing: { en: 'No reports have been published yet.', zh: '尚未公布任何报告。' },
  of: { en: 'Transparency report', zh: '透明度报告' },
  published: { en: 'published on', zh: '公布于' },
  times: { en: 'all times in UTC', zh: '时间均为 UTC' },
  small: {
    en: '“<5” stands for a number from 1 to 4, or one that would reveal such a number. Rows that their number alone would reveal are left out.',
    zh: '“<5”表示 1 至 4 之间的数字，或会泄露此类数字的数字；仅凭行数即可推知数字的行不列出。',
  },
  none: { en: 'Nothing to count', zh: '无可统计的内容' },
  total: { en: 'Total', zh: '合计' },
  row: { en: 'Item', zh: '项目' },
  count: { en: 'Count', zh: '数量' },
  median: { en: 'Hours until an answer, median', zh: '答复时间中位数（小时）' },
  hours: { en: 'Hours', zh: '小时' },
  tooFew: { en: 'too few to show', zh: '数量过少' },
  csv: { en: 'Download CSV', zh: '下载 CSV' },
  json: { en: 'Download JSON', zh: '下载 JSON' },
  all: { en: 'All reports', zh: '全部报告' },
  policy: { en: 'The policy', zh: '政策' },
} as const
