/** Words of the sign-in pages. */
import type { Bilingual } from '@goodstanding/model'

export const SIGN_IN_WORDS = {
  title: { en: 'Sign in', zh: '登录' },
  byLink: {
    en: 'This link signs you in once. Continue only if you asked for it.',
    zh: '此链接仅可登录一次。如果不是您本人请求的，请不要继续。',
  },
  goOn: { en: 'Sign in', zh: '登录' },
  byProvider: { en: "Sign in with your organization's provider", zh: '使用本单位的身份提供方登录' },
  byToken: { en: 'Token', zh: '令牌' },
  byTokenHint: {
    en: 'Staff tokens come from an installation administrator. On first start, use the link that the server printed.',
    zh: '员工令牌由系统管理员签发。首次启动时，请使用服务器打印的登录链接。',
  },
  signedInAs: { en: 'You are signed in as', zh: '您已登录为' },
  toConsole: { en: 'Open the console', zh: '打开控制台' },
  signOut: { en: 'Sign out', zh: '退出登录' },
  signedOut: { en: 'You are signed out.', zh: '您已退出登录。' },
  signOutThere: { en: 'Sign out at the provider too', zh: '同时在身份提供方退出登录' },
  signedIn: { en: 'You are signed in.', zh: '您已登录。' },
  again: { en: 'Try again', zh: '重试' },
  whatNext: { en: 'What you can do: ', zh: '您可以：' },
} as const satisfies Record<string, Bilingual>

/** Why somebody was not signed in, and what helps. */
export const SIGN_IN_PROBLEMS = {
  'token-unknown': {
    status: 401,
    what: {
      en: 'The link or token was used before, has ended, or is not ours.',
      zh: '该链接或令牌已被使用、已过期，或不属于本系统。',
    },
    next: {
      en: 'Ask whoever administers the installation for a new token. Restarting the server prints a new link for the first administrator.',
      zh: '请向系统管理员索取新的令牌。重新启动服务器会为首位管理员打印新的链接。',
    },
  },
  'too-many': {
    status: 429,
    what: {
      en: 'Too many attempts from your network came to nothing.',
      zh: '来自您所在网络的失败尝试过多。',
    },
    next: {
      en: 'Wait a minute, then open your sign-in link or begin at your provider again. A link of ours works at once.',
      zh: '请等待一分钟，再打开登录链接或重新从身份提供方开始。本系统签发的链接不受影响。',
    },
  },
  'cross-site': {
    status: 403,
    what: { en: 'Another site sent this form. Nothing was done.', zh: '该表单由其他网站提交，未执行任何操作。' },
    next: { en: 'Open the sign-in page here and try again.', zh: '请在本页重新登录。' },
  },
  'not-staff': {
    status: 403,
    what: {
      en: 'The provider knows you, but this address is not on the staff here.',
      zh: '身份提供方已确认您的身份，但该邮箱不在本系统的员工名单中。',
    },
    next: {
      en: 'Ask whoever administers the installation to add this address, or sign in at the provider with another account.',
      zh: '请联系系统管理员添加此邮箱，或在身份提供方使用其他账号登录。',
    },
  },
  'no-role': {
    status: 403,
    what: {
      en: 'The provider knows you, but none of your groups there has a role here.',
      zh: '身份提供方已确认您的身份，但您所在的组在本系统中没有任何角色。',
    },
    next: {
      en: 'Ask whoever administers the provider to add you to a group that has one, then sign in again.',
      zh: '请联系身份提供方的管理员将您加入拥有角色的组，然后重新登录。',
    },
  },
  'email-unverified': {
    status: 403,
    what: {
      en: 'The provider has not verified your e-mail address, so it proves nothing here.',
      zh: '身份提供方尚未验证您的邮箱，因此无法用于登录。',
    },
    next: {
      en: 'Verify the address at the provider, then sign in again.',
      zh: '请先在身份提供方验证邮箱，然后重新登录。',
    },
  },
  'account-taken': {
    status: 403,
    what: {
      en: 'Another account of the provider is linked to this address here.',
      zh: '该邮箱在本系统中已关联身份提供方的另一个账号。',
    },
    next: {
      en: 'Sign in with the account you used before. If it is gone, ask whoever administers the installation to remove and add you again.',
      zh: '请使用之前的账号登录。如果该账号已不存在，请联系系统管理员将您移除后重新添加。',
    },
  },
  'provider-refused': {
    status: 403,
    what: { en: 'The provider did not sign you in.', zh: '身份提供方未能完成登录。' },
    next: { en: 'Try again, or ask whoever administers the provider.', zh: '请重试，或联系身份提供方的管理员。' },
  },
  'attempt-over': {
    status: 400,
    what: {
      en: 'This sign-in took longer than ten minutes, was begun in another browser, or was used before.',
      zh: '本次登录已超过十分钟、在其他浏览器中发起，或已被使用。',
    },
    next: { en: 'Begin again.', zh: '请重新开始。' },
  },
  'provider-unreachable': {
    status: 503,
    what: { en: 'The provider does not answer.', zh: '身份提供方没有响应。' },
    next: {
      en: 'Try again in a minute. If it lasts, ask whoever administers the installation to check the address of the provider.',
      zh: '请稍后重试。如果问题持续，请联系系统管理员检查身份提供方的地址。',
    },
  },
} as const satisfies Record<string, { readonly status: number; readonly what: Bilingual; readonly next: Bilingual }>

export type SignInProblem = keyof typeof SIGN_IN_PROBLEMS
