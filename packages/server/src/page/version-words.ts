/** Words of the pages about versions of the policy. */
import type { Bilingual } from '@goodstanding/model'

/** By the name that a field of a clause has in its file. */
const FIELDS: Readonly<Record<string, Bilingual>> = {
  title: { en: 'title', zh: '标题' },
  summary: { en: 'summary', zh: '概要' },
  watched: { en: 'what is watched', zh: '检测内容' },
  decided: { en: 'who decides', zh: '由谁决定' },
  severity: { en: 'severity', zh: '严重程度' },
  ladder: { en: 'what follows', zh: '后续措施' },
  notice: { en: 'the notice', zh: '通知措辞' },
  unlawfulIn: { en: 'where it is unlawful', zh: '违法地区' },
  danger: { en: 'urgency', zh: '紧急程度' },
  automatic: { en: 'what follows without a person', zh: '无需人工的措施' },
  collects: { en: 'what counts here too', zh: '一并计入的内容' },
  safeguard: { en: 'what it protects', zh: '保护对象' },
  capability: { en: 'what may be limited', zh: '可限制的功能' },
  statement: { en: 'legal ground', zh: '法律依据' },
  rules: { en: 'the order of rules', zh: '规则顺序' },
}

/** By the names of `policy.yaml`. */
const WHOLE: Readonly<Record<string, Bilingual>> = {
  title: { en: 'title', zh: '标题' },
  contact: { en: 'whom to write to', zh: '联系方式' },
  service: { en: "the service's names", zh: '服务名称' },
  onFailure: { en: 'what happens when something cannot be checked', zh: '无法检查时的处理' },
  allowSampling: { en: 'how much is sampled', zh: '抽样比例' },
  listed: { en: 'what lists of files and addresses do', zh: '文件与网址名单的处理' },
  floor: { en: 'how precise rules must be', zh: '规则的最低准确度' },
  appeal: { en: 'time to appeal', zh: '申诉期限' },
  sections: { en: 'sections', zh: '章节' },
}

export const VERSION_WORDS = {
  title: { en: 'Versions of the policy', zh: '政策的各个版本' },
  opening: {
    en: 'What changed, and when. Every decision names the version it was made under.',
    zh: '何时改了什么。每个决定都注明其所依据的版本。',
  },
  inForce: { en: 'Read the version in force', zh: '阅读现行版本' },
  older: { en: 'Older versions', zh: '更早的版本' },
  first: { en: 'The first version.', zh: '首个版本。' },
  nothing: { en: 'Nothing changed.', zh: '内容未变。' },
  whole: { en: 'Of the policy as a whole changed: ', zh: '政策整体有改动：' },
  unreadable: {
    en: 'The files of this version, or of the one before it, cannot be read by the program now running. Ask the operator for them.',
    zh: '当前程序无法读取此版本或其前一版本的文件，请向平台运营方索取。',
  },
  added: { en: 'is new', zh: '为新增条款' },
  removed: { en: 'was removed', zh: '已删除' },
  changed: { en: 'changed: ', zh: '有改动：' },
  between: { en: ', ', zh: '；' },
  otherField: { en: 'other details', zh: '其他细节' },
  states: {
    past: { en: 'An earlier version', zh: '过往版本' },
    current: { en: 'The version in force', zh: '现行版本' },
    upcoming: { en: 'An upcoming version', zh: '即将生效的版本' },
  },
  rules: {
    added: { en: 'new rule', zh: '新增规则 ' },
    removed: { en: 'rule gone', zh: '删除规则 ' },
    changed: { en: 'changed rule', zh: '改动规则 ' },
  },
  fields: FIELDS,
  wholeFields: WHOLE,
  versions: { en: 'Versions and changes', zh: '版本与变更' },
  notThis: { en: 'This is not the version in force.', zh: '这不是现行版本。' },
} as const
