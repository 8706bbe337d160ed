/** People as facts. A phone number that Goodstanding cannot read is left out, for the person is what later decisions need. */
import type { Person } from '@goodstanding/model'
import type { Answer, Goodstanding } from '@goodstanding/sdk'

type Stated = { readonly put: Answer<{ readonly version: number }>; readonly isWithoutPhone: boolean }

export async function statePerson(
  people: Pick<Goodstanding['people'], 'put'>,
  id: string,
  person: Person,
): Promise<Stated> {
  const put = await people.put(id, person)
  if (put.ok || person.phone === undefined || !put.refusal.errors.some(({ pointer }) => pointer === '/phone'))
    return { put, isWithoutPhone: false }
  const { phone: _unread, ...rest } = person
  return { put: await people.put(id, rest), isWithoutPhone: true }
}

/** WeCom writes numbers of mainland China without their country, whichever the corp's organization states. */
export const phoneOf = (mobile: string): string => (/^1\d{10}$/.test(mobile) ? `+86 ${mobile}` : mobile)
