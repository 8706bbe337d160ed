/** Which roles open what was denied, by the table that the server asks too, and who gives one. Loads where something is denied. */
import { ACTS, permissionOf, STAFF_ROLES, wordsOfRole } from '@goodstanding/casework'
import { Link } from '@tanstack/react-router'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay } from '../frame/session.tsx'
import { NEEDED } from '../words/needed-words.ts'

/** `Counsel or Auditor`, and `法务或审计员`. */
const sayAnyOf = (names: readonly string[], language: string): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(names)

export function NeededRoles({ act }: { readonly act: string }) {
  const say = useSay()
  const { language } = usePreferences()
  const mayGrant = useMay('staff.manage')
  const known = ACTS.find((each) => each === act)
  const roles = STAFF_ROLES.filter((role) => known !== undefined && permissionOf(known, role) !== null)
  const names = sayAnyOf(
    roles.map((role) => say(wordsOfRole(role))),
    language,
  )
  if (!mayGrant) return <p>{say(NEEDED.roles, names)}</p>
  return (
    <>
      <p>{say(NEEDED.yourself, names)}</p>
      <Link className="button" to="/settings">
        {say(NEEDED.toStaff)}
      </Link>
    </>
  )
}
