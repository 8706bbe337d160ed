/** A share with the interval that its few cases allow, as a line and in words. */
import { usePreferences } from '../frame/preferences.tsx'
import { sayPercent } from '../frame/times.ts'

const WIDTH = 160

type IntervalProps = { readonly share: number; readonly interval: readonly [number, number] }

export function Interval({ share, interval: [low, high] }: IntervalProps) {
  const { language } = usePreferences()
  const bounds = `${Math.round(low * 100)}–${Math.round(high * 100)}`
  const text = `${sayPercent(share, language)}${language === 'zh' ? '，' : ', '}${bounds}`
  return (
    <span className="row">
      <svg className="interval" width={WIDTH} height="12" role="img" aria-label={text}>
        <line x1="0" y1="6" x2={WIDTH} y2="6" />
        <rect x={low * WIDTH} y="3" width={Math.max(2, (high - low) * WIDTH)} height="6" />
        <circle cx={Math.min(WIDTH - 4, Math.max(4, share * WIDTH))} cy="6" r="4" />
      </svg>
      <span className="number">{text}</span>
    </span>
  )
}
