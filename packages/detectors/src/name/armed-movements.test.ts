import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import { nameForms } from './name-forms.ts'

const claims = (name: string): readonly string[] => claimsOf(nameForms(name)).map(({ signal }) => signal)

describe('a name of an armed movement', () => {
  it.each([
    'Free Norland Army',
    'Norland Liberation Front',
    "People's Defence Units of Norland",
    'Revolutionary Guard Corps',
  ])('is known by how it is made: %s', (name) => expect(claims(name)).toContain('name.political-military'))
  it.each([
    'Free Range Eggs Ltd',
    'Army Surplus Store',
    'Front Street Bakery',
    'Liberation Books',
    'Free People Clothing',
  ])('is not a shop: %s', (name) => expect(claims(name)).not.toContain('name.political-military'))
})
