/** Settings of the installation: staff and their queues, service tokens, webhooks with what was delivered, retention. */
import { Link, useSearch } from '@tanstack/react-router'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { SETTINGS } from '../words/settings-words.ts'
import { QueuesSection } from './queues-section.tsx'
import { RetentionSection } from './retention-section.tsx'
import { StaffSection } from './staff-section.tsx'
import { TokensSection } from './tokens-section.tsx'
import { WebhooksSection } from './webhooks-section.tsx'

const SECTIONS = {
  staff: { name: SETTINGS.staff, Section: StaffSection },
  queues: { name: SETTINGS.queues, Section: QueuesSection },
  tokens: { name: SETTINGS.tokens, Section: TokensSection },
  webhooks: { name: SETTINGS.webhooks, Section: WebhooksSection },
  retention: { name: SETTINGS.retention, Section: RetentionSection },
} as const

const isSection = (name: string): name is keyof typeof SECTIONS => Object.keys(SECTIONS).includes(name)

export function SettingsPage() {
  const { q = 'staff' }: { readonly q?: string } = useSearch({ strict: false })
  const say = useSay()
  const { Section } = SECTIONS[isSection(q) ? q : 'staff']
  return (
    <Page title={say(SETTINGS.title)}>
      <nav className="tabs" aria-label={say(SETTINGS.title)}>
        {Object.entries(SECTIONS).map(([id, { name }]) => (
          <Link key={id} to="/settings" search={{ q: id }} aria-current={id === q ? 'page' : undefined}>
            {say(name)}
          </Link>
        ))}
      </nav>
      <Section />
    </Page>
  )
}
