import type { Bilingual, RegisterName } from '@goodstanding/model'
import type { Words } from '../frame/words.ts'

/** What each register is called, and what its entries do. */
export const REGISTER_WORDS: Readonly<Record<RegisterName, { readonly name: Bilingual; readonly what: Bilingual }>> = {
  'protected-names': {
    name: { en: 'Protected names', zh: '受保护名称' },
    what: {
      en: 'Names that only their owner may carry, and what proves the owner.',
      zh: '仅限所有者使用的名称，以及证明所有者身份的依据。',
    },
  },
  works: {
    name: { en: 'Works', zh: '作品' },
    what: {
      en: 'Works of a holder, known by the hashes of their files and pictures.',
      zh: '权利人的作品，按文件与图片的哈希识别。',
    },
  },
  broadcasts: {
    name: { en: 'Broadcasts', zh: '转播内容' },
    what: {
      en: 'Events of a holder that nobody else may stream while they last.',
      zh: '权利人的活动，期间他人不得转播。',
    },
  },
  hashes: {
    name: { en: 'File hashes', zh: '文件哈希' },
    what: { en: 'Files that run against a clause, by their hashes.', zh: '违反条款的文件，按哈希识别。' },
  },
  urls: {
    name: { en: 'Links', zh: '链接' },
    what: { en: 'Addresses that run against a clause.', zh: '违反条款的网址。' },
  },
  clients: {
    name: { en: 'Clients', zh: '客户端' },
    what: { en: 'Programs that may sign in, and those that may not.', zh: '可以登录与不得登录的程序。' },
  },
  apps: {
    name: { en: 'Apps', zh: '应用' },
    what: { en: 'Apps and what they were granted. Others are unregistered.', zh: '应用及其获准权限；其余视为未登记。' },
  },
  staff: {
    name: { en: 'Staff of the operator', zh: '运营方员工' },
    what: { en: 'Whom nobody else may pretend to be.', zh: '他人不得冒充的人员。' },
  },
  testers: {
    name: { en: 'Testers', zh: '测试人员' },
    what: { en: 'Who may test the service, and how long.', zh: '可测试本服务的人员及期限。' },
  },
  terminated: {
    name: { en: 'Terminated', zh: '已终止者' },
    what: {
      en: 'Who was terminated before and may not come back. Kept as keyed hashes only.',
      zh: '此前已终止、不得再次注册者，仅以带密钥的哈希保存。',
    },
  },
}

export const REGISTERS_SAY = {
  titled: { en: '{0}: {1}', zh: '{0}：{1}' },
  change: { en: 'Change', zh: '更改' },
  put: { en: 'Saved', zh: '已保存' },
  takeOut: { en: 'Remove {0}?', zh: '移除 {0}？' },
  takeOutNote: {
    en: 'Decisions will no longer match it. It can be added again by hand.',
    zh: '移除后，决定将不再引用此条目；可以重新手工添加。',
  },
  fields: { en: 'Optional fields may be left out.', zh: '选填字段可以省略。' },
} as const satisfies Words
