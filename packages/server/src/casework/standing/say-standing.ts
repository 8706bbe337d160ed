/** A standing in one sentence, for pages and services that tell it to whom it is about. */
import { CAPABILITY_WORDS, type Standing, tellInstant } from '@goodstanding/casework'
import type { Bilingual, Instant } from '@goodstanding/model'

type Told = Pick<Standing, 'subject' | 'state' | 'limits' | 'by'>
type Around = { readonly standing: Told & Pick<Standing, 'exportUntil'>; readonly isOutside: boolean }

const untilIn = (until: Instant | null | undefined): Bilingual =>
  until === null || until === undefined
    ? { en: '', zh: '' }
    : { en: ` until ${tellInstant(until)}`, zh: `（至 ${tellInstant(until)}）` }

function lost({ limits }: Told): Bilingual {
  const each = limits.map(({ capability, until }) => {
    const [words, end] = [CAPABILITY_WORDS[capability], untilIn(until)]
    return { en: `${words.en}${end.en}`, zh: `${words.zh}${end.zh}` }
  })
  return { en: each.map(({ en }) => en).join('; '), zh: each.map(({ zh }) => zh).join('；') }
}

/**
 * What may still be done, for the subject to read. `around`: the standing of the account's organization, which falls on everybody in it,
 * and of which people outside are told neutrally; null where none is known.
 */
export function sayStanding(standing: Told, around: Around | null = null): Bilingual {
  const own = sayOwn(standing)
  const cascaded = around === null ? null : around.isOutside ? sayReach(around) : sayAround(around)
  if (cascaded === null) return own
  const itself =
    standing.state === 'good' ? { en: 'Your own account is in good standing.', zh: '您的账号本身状态良好。' } : own
  return { en: `${itself.en} ${cascaded.en}`, zh: `${itself.zh}${cascaded.zh}` }
}

/** How it stands is no matter of people outside: whether they reach it is. */
function sayReach({ standing: { state } }: Around): Bilingual | null {
  if (state === 'good' || state === 'limited') return null
  return {
    en: 'The organization you are in contact with cannot be reached at present.',
    zh: '与您联系的组织目前无法联系。',
  }
}

/** What people of an organization lose with it; null when nothing. They read and export, and its administrators appeal. */
function sayAround({ standing: organization }: Around): Bilingual | null {
  const end = untilIn(organization.by?.until)
  switch (organization.state) {
    case 'good':
      return null
    case 'limited': {
      const what = lost(organization)
      return { en: `Your organization is limited: no ${what.en}.`, zh: `您所在的组织受到限制：${what.zh}。` }
    }
    case 'suspended':
      return {
        en: `Your organization is suspended${end.en}: you can still read and export your data.`,
        zh: `您所在的组织已停用${end.zh}：您仍可查看、导出自己的数据。`,
      }
    case 'terminated': {
      const open = untilIn(organization.exportUntil)
      return organization.exportUntil === null
        ? { en: 'Your organization is terminated.', zh: '您所在的组织已终止。' }
        : {
            en: `Your organization is terminated: you can still read and export your data${open.en}.`,
            zh: `您所在的组织已终止：您仍可查看、导出自己的数据${open.zh}。`,
          }
    }
  }
}

function sayOwn(standing: Told): Bilingual {
  const whose =
    standing.subject.type === 'organization'
      ? { en: 'Your organization', zh: '您的组织' }
      : { en: 'Your account', zh: '您的账号' }
  switch (standing.state) {
    case 'good':
      return { en: `${whose.en} is in good standing.`, zh: `${whose.zh}状态良好。` }
    case 'limited': {
      const what = lost(standing)
      return { en: `${whose.en} is limited: no ${what.en}.`, zh: `${whose.zh}受到限制：${what.zh}。` }
    }
    case 'suspended': {
      const end = untilIn(standing.by?.until)
      // Whoever is suspended themselves signs in no more; the people of an organization that is suspended do.
      const kept =
        standing.subject.type === 'organization'
          ? { en: ' You can still read and export your data.', zh: '您仍可查看、导出自己的数据。' }
          : { en: '', zh: '' }
      return {
        en: `${whose.en} is suspended${end.en}.${kept.en} The notice says how long you can appeal.`,
        zh: `${whose.zh}已停用${end.zh}。${kept.zh}通知中写明了申诉期限。`,
      }
    }
    case 'terminated':
      return {
        en: `${whose.en} is terminated. The notice says how long you can appeal.`,
        zh: `${whose.zh}已终止。通知中写明了申诉期限。`,
      }
  }
}
