const FEW = 500

/** How much disguise a fold undid, 0..1. Each kind of disguise speaks for itself; several speak louder. */
import type { FoldState } from './fold-state.ts'

/** The doubt that stays after `count` finds of a disguise of which one weighs `weight`. */
function doubt(weight: number, count: number): number {
  return count <= 0 ? 1 : (1 - weight) ** Math.min(count, 6)
}

export function scoreObfuscation(state: FoldState): number {
  const found = state.disguises
  // In a long text a few odd words are chance.
  const share = Math.min(1, FEW / Math.max(1, state.length))
  const eastern = state.han + state.wideOther > 0
  // Chinese and Japanese set Latin letters in full width; formulas and headings use single styled letters.
  const wide = eastern || found.fullWidth < 3 ? 0 : Math.min(4, found.fullWidth / 4)
  const styled = found.styled < 4 ? 0 : Math.min(4, found.styled / 5)
  const rightToLeft = state.wideOther > 0
  const honest =
    doubt(0.3, found.hidden > 1 ? found.hidden : found.hidden * 0.5) *
    doubt(0.25, found.softHyphens - 4) *
    doubt(0.25, found.overlays - 1) *
    doubt(0.5, rightToLeft ? 0 : found.overrides) *
    doubt(0.35, styled) *
    doubt(0.4, wide) *
    doubt(0.55, share * found.mixed) *
    doubt(0.5, share * (found.substitutedPlain + Math.max(0, found.substituted - found.substitutedPlain - 2))) *
    doubt(0.35, share * found.masked) *
    doubt(0.7, share * found.spaced) *
    doubt(0.45, share * found.split) *
    doubt(0.4, share * found.separatedHan) *
    doubt(0.4, share * found.tags)
  return 1 - honest
}
