/** How rules run, as streams: one for each rule that was ever switched, asked about or told of. */
import { AS_WRITTEN, evolveRuleMode, type RuleMode, type RuleModeEvent } from '@goodstanding/casework'
import type { Stream } from '../unit.ts'

/** Named by `<clause>/<rule>`. */
export const RULE_MODES: Stream<RuleMode, RuleModeEvent> = {
  name: 'rule',
  view: 'rule_mode_view',
  none: AS_WRITTEN,
  // What somebody gives as a reason may tell of people.
  personal: [{ within: null, names: new Set(['reason']), under: () => null }],
  evolve: evolveRuleMode,
  row: (found) => ({
    organization: '',
    status: found.kind,
    sort: found.kind === 'lowered' ? -found.lowered.at : 0,
    columns: {},
  }),
}
