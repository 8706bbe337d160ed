/** The administrator's pages and their addresses. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  type RouteComponent,
} from '@tanstack/react-router'
import { DEAD_ENDS, laterPage } from '../frame/dead-ends.tsx'
import { Frame, PageNotice, type Place } from '../frame/frame.tsx'
import { Icon } from '../frame/icons.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { tellProblem } from '../frame/tell-problem.ts'
import { Panel } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { FRAME } from '../words/frame-words.ts'
import { ORG } from '../words/org-words.ts'
import { BarredNotice } from './barred-notice.tsx'
import { ReportsPage } from './reports-page.tsx'

const PLACES: readonly Place[] = [
  { to: '/reports', name: ORG.reports, icon: 'reports', key: 'r' },
  { to: '/feedback', name: ORG.feedback, icon: 'feedback', key: 'f' },
  { to: '/standing', name: ORG.standing, icon: 'standing', key: 's' },
  { to: '/verification', name: ORG.verification, icon: 'registrations', key: 'v' },
  { to: '/rules', name: ORG.rules, icon: 'rules', key: 'u' },
  { to: '/screening', name: ORG.screening, icon: 'transparency', key: 'o' },
  { to: '/directory', name: ORG.directory, icon: 'people', key: 'd' },
]

/** The pages are an administrator's; a member has a page of their own. */
function Organization() {
  const say = useSay()
  const { who } = useSession()
  if (who.role === 'admin')
    return (
      <Frame
        places={PLACES}
        tools={
          <>
            <a href="/me">
              <Icon name="me" />
              {say(ORG.mine)}
            </a>
            <SignOut />
          </>
        }
      >
        <PageNotice value={<BarredNotice />}>
          <Outlet />
        </PageNotice>
      </Frame>
    )
  return (
    <main className="page-body" id="page" tabIndex={-1}>
      <h1 className="visually-hidden">Goodstanding</h1>
      <Panel title={say(FRAME.denied)} text={say(ORG.forAdministrators)}>
        <a className="button main" href="/me">
          {say(ORG.ownPage)}
        </a>
      </Panel>
    </main>
  )
}

function SignOut() {
  const say = useSay()
  const toast = useToast()
  const { signOut } = useSession()
  const leave = async (): Promise<void> => {
    const problem = await signOut()
    if (problem !== null) toast({ text: tellProblem(problem, say) })
  }
  return (
    <button type="button" onClick={() => void leave()}>
      {say(FRAME.signOut)}
    </button>
  )
}

const root = createRootRoute({ component: Organization })
const page = (path: string, component: RouteComponent) => createRoute({ getParentRoute: () => root, path, component })
const routeTree = root.addChildren([
  page('/', () => <Navigate to="/reports" replace />),
  page('/reports', ReportsPage),
  page(
    '/feedback',
    laterPage(() => import('./feedback-page.tsx'), 'FeedbackPage'),
  ),
  page(
    '/standing',
    laterPage(() => import('./standing-page.tsx'), 'StandingPage'),
  ),
  page(
    '/verification',
    laterPage(() => import('./verification-page.tsx'), 'VerificationPage'),
  ),
  page(
    '/rules',
    laterPage(() => import('./rules-page.tsx'), 'RulesPage'),
  ),
  page(
    '/screening',
    laterPage(() => import('./screening-page.tsx'), 'ScreeningPage'),
  ),
  page(
    '/directory',
    laterPage(() => import('./directory-page.tsx'), 'DirectoryPage'),
  ),
])
export const router = createRouter({ routeTree, basepath: '/org', ...DEAD_ENDS })
