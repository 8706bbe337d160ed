/** What is stored although it was allowed. */
import { EVENT_TYPES } from '@goodstanding/model'
import { expect, it } from 'vitest'
import { isKept } from './is-kept.ts'

it('are registrations, transfers, invitations, imports and what is done with data: each is evidence of its own', () => {
  expect(EVENT_TYPES.filter(isKept).toSorted()).toEqual([
    'account.register',
    'account.transfer',
    'contact.decline',
    'contact.invite',
    'data.collect',
    'data.disclose',
    'data.share',
    'data.use',
    'directory.import',
    'organization.register',
    'organization.rename',
    'organization.verify',
  ])
})
