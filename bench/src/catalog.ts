/** Every bench, in the order of the table. */
import type { Bench } from './bench.ts'
import { rulesBench } from './benches/rules.ts'

export const BENCHES: readonly Bench[] = [rulesBench]
