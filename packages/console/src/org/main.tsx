/** The administrator's pages of one organization. */
import '../style/tokens.css'
import '../style/parts.css'
import '../style/frame.css'
import '../style/picture.css'
import '../style/org.css'
import '../style/narrow.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { PreferencesProvider } from '../frame/preferences.tsx'
import { SessionGate } from '../frame/session.tsx'
import { router } from './router.tsx'

// Without a network it is said at once. Held back until there is one, an act would be done behind whoever gave it up meanwhile.
const networkMode = 'always'
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 5_000, refetchOnWindowFocus: false, networkMode, refetchOnReconnect: true },
    mutations: { networkMode },
  },
})
const place = document.getElementById('app')
if (place === null) throw new Error('The page has no place for its content.')
createRoot(place).render(
  <StrictMode>
    <PreferencesProvider>
      <QueryClientProvider client={queries}>
        <SessionGate kind="person">
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
    </PreferencesProvider>
  </StrictMode>,
)
