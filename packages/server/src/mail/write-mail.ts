/**
 * The words of mail that goes out: plain text, in the reader's language, or in both. Nothing of what anybody wrote is repeated,
 * and nobody else is named: an address that was forged must not be a way to reach somebody.
 */
import { type DescribedNotice, type NoticeFact, wordsOfRole } from '@goodstanding/casework'
import type { Bilingual } from '@goodstanding/model'
import type { MailLanguage } from './read-person-mail.ts'

export type Words = { readonly subject: Bilingual; readonly text: Bilingual }
export type Letter = { readonly subject: string; readonly text: string }

/** One language, or English above Chinese. */
export function writeLetter({ subject, text }: Words, language: MailLanguage | null): Letter {
  if (language !== null) return { subject: subject[language], text: `${text[language]}\n` }
  return { subject: `${subject.en} / ${subject.zh}`, text: `${text.en}\n\n----\n\n${text.zh}\n` }
}

export function receiptWords(report: string): Words {
  return {
    subject: { en: `We have your report (${report})`, zh: `已收到您的举报（${report}）` },
    text: {
      en: `Your report has reached us. Its number is ${report}.

A person will look at it, and you will get an answer at this address. Anything you add by replying to this message goes to the same report.

The person you reported is not told who reported them. If somebody is in danger now, call the emergency number where they are.`,
      zh: `我们已收到您的举报，编号为 ${report}。

工作人员将查看该举报，并答复至此地址。您直接回复本邮件即可向同一举报补充内容。

被举报方不会得知举报人是谁。如有人正处于危险之中，请拨打当地紧急求助电话。`,
    },
  }
}

export function outcomeWords(report: string, answer: Bilingual): Words {
  return {
    subject: { en: `Our answer to your report (${report})`, zh: `关于您举报的答复（${report}）` },
    text: {
      en: `${answer.en}\n\nThe number of your report is ${report}. If it happens again, write to us again.`,
      zh: `${answer.zh}\n\n您的举报编号为 ${report}。如再次发现类似情况，请再次来信。`,
    },
  }
}

export type NoticeLetter = {
  readonly notice: string
  readonly action: string
  readonly message: Bilingual
  readonly appealToken: string
  /** Where it is read and appealed without signing in. */
  readonly link: string
}

export function noticeWords({ notice, action, message, appealToken, link }: NoticeLetter): Words {
  return {
    subject: { en: 'A notice about your account', zh: '关于您账号的通知' },
    text: {
      en: `${message.en}

Read it and appeal here, without signing in (a reply to this letter is no appeal):
${link}

Or give your service this notice (${notice}), the action (${action}) and this code:
${appealToken}`,
      zh: `${message.zh}

您可在此查看并申诉，无需登录（直接回复本邮件不构成申诉）：
${link}

您也可以向您所用的服务提供本通知编号（${notice}）、措施编号（${action}）及以下代码：
${appealToken}`,
    },
  }
}

/** What a reader needs to know which action it was, and that it is over. */
const OF_REVERSAL: ReadonlySet<string> = new Set<NoticeFact['name']>(['now', 'measure', 'subject', 'clause'])

/** `link`: where the notice of what was reversed is read. */
export function reversalWords(
  { facts }: DescribedNotice,
  { notice, link }: Pick<NoticeLetter, 'notice' | 'link'>,
): Words {
  const told = facts.filter(({ name }) => OF_REVERSAL.has(name))
  const en = told.map(({ label, value }) => `${label.en}: ${value.en}`).join('\n')
  const zh = told.map(({ label, value }) => `${label.zh}：${value.zh}`).join('\n')
  return {
    subject: { en: 'What we gave you notice of was reversed', zh: '此前通知您的措施已撤销' },
    text: {
      en: `What we gave you notice of (${notice}) was reversed. There is nothing you need to do.

${en}

The notice is here, without signing in:
${link}`,
      zh: `此前通知（${notice}）告知您的措施已撤销，您无需进行任何操作。

${zh}

您可在此查看该通知，无需登录：
${link}`,
    },
  }
}

/** `message`: what the subject is told, as the disclosure says it. */
export function disclosureWords(message: Bilingual): Words {
  return {
    subject: { en: 'What we told an authority', zh: '关于我们向机关提供信息的告知' },
    text: message,
  }
}

export type AppealAnswer = {
  readonly appeal: string
  /** In one sentence. */
  readonly summary: Bilingual
  readonly link: string
}

/** `link`: where the reason is read, without signing in where the subject appealed. */
export function answerWords({ appeal, summary, link }: AppealAnswer): Words {
  return {
    subject: { en: `Our answer to your appeal (${appeal})`, zh: `关于您申诉的答复（${appeal}）` },
    text: {
      en: `${summary.en}\n\nRead the reason here:\n${link}`,
      zh: `${summary.zh}\n\n请在此查看理由：\n${link}`,
    },
  }
}

/** `link`: where the question stands and is answered, without signing in where the subject appealed. */
export function questionWords({
  appeal,
  link,
  answerBy,
}: Readonly<Record<'appeal' | 'link' | 'answerBy', string>>): Words {
  return {
    subject: { en: `A question about your appeal (${appeal})`, zh: `关于您申诉的问题（${appeal}）` },
    text: {
      en: `The person who decides your appeal has a question. Read and answer it here (a reply to this letter is no answer):
${link}

Answer by: ${answerBy}
Until then nothing is decided against you, and our deadline is paused. Without an answer, the appeal is decided on what is known.`,
      zh: `审理您申诉的人员有问题需要您答复。请在此阅读并答复（直接回复本邮件不视为答复）：
${link}

答复截止：${answerBy}
在此之前不会作出不利于您的决定，审理期限相应顺延。逾期未答复的，将依据现有情况作出决定。`,
    },
  }
}

export function reminderWords(report: string, deadline: string): Words {
  return {
    subject: { en: `A report is waiting for your answer (${report})`, zh: `有一份举报等待您处理（${report}）` },
    text: {
      en: `A member of your organization reported something, and nobody has answered yet.

Number: ${report}
Answer by: ${deadline}

Confirm it, dismiss it with a reason, or ask the reporter. Without an answer it goes to the operator automatically.`,
      zh: `贵组织有成员提交了举报，目前尚未得到处理。

编号：${report}
处理截止：${deadline}

您可以确认举报、说明理由后不予受理，或询问举报人。逾期未处理的，将自动转交平台运营方。`,
    },
  }
}

export type Invitation = { readonly name: string; readonly roles: readonly string[]; readonly link: string }

export function invitationWords({ name, roles, link }: Invitation): Words {
  return {
    subject: { en: 'You were added to the staff of Goodstanding', zh: '您已被加入 Goodstanding 的员工名单' },
    text: {
      en: `${name}, you were given access to Goodstanding as: ${roles.map((role) => wordsOfRole(role).en).join(', ')}.

Sign in by this link. It works once, within a day:
${link}

If you did not expect this, ignore it.`,
      zh: `${name}，您已获得 Goodstanding 的访问权限，角色：${roles.map((role) => wordsOfRole(role).zh).join('、')}。

请通过以下链接登录。链接仅可使用一次，一天内有效：
${link}

如非您本人预期，请忽略本邮件。`,
    },
  }
}
