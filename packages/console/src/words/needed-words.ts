import type { Words } from '../frame/words.ts'

/** What whoever lacks a role reads where one is needed. */
export const NEEDED = {
  roles: {
    en: 'This takes the role {0}. An installation administrator can grant it under Settings › Staff.',
    zh: '需要角色：{0}。系统管理员可在“设置 › 员工”中为您授予。',
  },
  yourself: {
    en: 'This takes the role {0}. You can give it to yourself under Settings › Staff.',
    zh: '需要角色：{0}。您可以在“设置 › 员工”中为自己授予。',
  },
  toStaff: { en: 'Go to Settings › Staff', zh: '前往“设置 › 员工”' },
} as const satisfies Words
