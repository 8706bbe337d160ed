/** A short word about what was just done, with a way to undo it where there is one. Never for what arrives by itself. */
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useHotKeys } from '../frame/hot-keys.ts'
import { KeyHint } from './key-hint.tsx'

export type Toast = { readonly text: string; readonly undo?: { readonly name: string; readonly act: () => void } }
type Shown = Toast & { readonly id: number }

const LASTS_MS = 8_000
const Context = createContext<(toast: Toast) => void>(() => undefined)

export function useToast(): (toast: Toast) => void {
  return useContext(Context)
}

let serial = 0

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([])
  const drop = useCallback((id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)), [])
  const show = useCallback(
    (toast: Toast) => {
      serial += 1
      const id = serial
      setToasts((before) => [...before.slice(-2), { ...toast, id }])
      setTimeout(() => drop(id), LASTS_MS)
    },
    [drop],
  )
  useHotKeys({
    z: () => {
      const last = toasts.findLast(({ undo }) => undo !== undefined)
      if (last?.undo === undefined) return
      drop(last.id)
      last.undo.act()
    },
  })
  return (
    <Context value={show}>
      {children}
      <div className="toasts" role="status">
        {toasts.map(({ id, text, undo }) => (
          <div key={id} className="toast">
            {text}
            {undo !== undefined && (
              <button
                type="button"
                className="button small"
                onClick={() => {
                  drop(id)
                  undo.act()
                }}
              >
                {undo.name} <KeyHint of="Z" />
              </button>
            )}
          </div>
        ))}
      </div>
    </Context>
  )
}
