/** What a report is about, as an administrator reads it. */
import type { Report } from '@goodstanding/sdk'
import { useSay } from '../frame/preferences.tsx'
import { ORG } from '../words/org-words.ts'
import { useSayPerson } from './use-names.ts'

/** The id of what a report is about. */
export function aboutOf({ about }: Pick<Report, 'about'>): string {
  return about.account ?? about.organization ?? about.event?.id ?? '–'
}

export function useSayAbout(reports: readonly Report[]): (report: Report) => string {
  const say = useSay()
  const sayPerson = useSayPerson(
    reports.flatMap(({ about: { account, named } }) => [account ?? [], named ?? []].flat()),
  )
  return ({ about: { account, named, organization, event } }) => {
    if (account !== undefined && named !== undefined) return say(ORG.aboutOther, sayPerson(account), sayPerson(named))
    if (account !== undefined) return say(ORG.about, sayPerson(account))
    if (organization !== undefined) return say(ORG.aboutTheOrganization, organization)
    return event === undefined ? say(ORG.aboutWords) : say(ORG.aboutMessage, event.id)
  }
}
