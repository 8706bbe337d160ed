/** All combinations, by what they are about. */
import { ABUSE_COMBINATIONS } from './abuse-combinations.ts'
import { ACCESS_COMBINATIONS } from './access-combinations.ts'
import { ALARM_COMBINATIONS } from './alarm-combinations.ts'
import { BARE_COMBINATIONS } from './bare-combinations.ts'
import { BOUND_COMBINATIONS } from './bound-combinations.ts'
import { BROAD_COMBINATIONS } from './broad-combinations.ts'
import { CALM_COMBINATIONS } from './calm-combinations.ts'
import { CLASS_COMBINATIONS } from './class-combinations.ts'
import type { Combination } from './combination.ts'
import { COVERT_COMBINATIONS } from './covert-combinations.ts'
import { DECEIT_COMBINATIONS } from './deceit-combinations.ts'
import { DEED_COMBINATIONS } from './deed-combinations.ts'
import { HEARSAY_COMBINATIONS } from './hearsay-combinations.ts'
import { HINT_COMBINATIONS } from './hint-combinations.ts'
import { KINDRED_COMBINATIONS } from './kindred-combinations.ts'
import { KINDRED_PEOPLE_COMBINATIONS } from './kindred-people-combinations.ts'
import { KNACK_COMBINATIONS } from './knack-combinations.ts'
import { LEAST_COMBINATIONS } from './least-combinations.ts'
import { MENACE_COMBINATIONS } from './menace-combinations.ts'
import { MISDEED_COMBINATIONS } from './misdeed-combinations.ts'
import { OUTSIDE_COMBINATIONS } from './outside-combinations.ts'
import { FRANK_COMBINATIONS } from './frank-combinations.ts'
import { PASSED_COMBINATIONS } from './passed-combinations.ts'
import { PEOPLE_COMBINATIONS } from './people-combinations.ts'
import { PLOT_COMBINATIONS } from './plot-combinations.ts'
import { PLOY_COMBINATIONS } from './ploy-combinations.ts'
import { PRESSED_COMBINATIONS } from './pressed-combinations.ts'
import { PRIVACY_COMBINATIONS } from './privacy-combinations.ts'
import { SCAM_COMBINATIONS } from './scam-combinations.ts'
import { SCENE_COMBINATIONS } from './scene-combinations.ts'
import { SERVICE_COMBINATIONS } from './service-combinations.ts'
import { besideSly } from './sly-combinations.ts'
import { STIR_COMBINATIONS } from './stir-combinations.ts'
import { SWINDLE_COMBINATIONS } from './swindle-combinations.ts'
import { TRADE_COMBINATIONS } from './trade-combinations.ts'
import { TURNED_COMBINATIONS } from './turned-combinations.ts'
import { URGED_COMBINATIONS } from './urged-combinations.ts'
import { VOICED_COMBINATIONS } from './voiced-combinations.ts'
import { WORDING_COMBINATIONS } from './wording-combinations.ts'
import { WRONG_COMBINATIONS } from './wrong-combinations.ts'

const WRITTEN: readonly Combination[] = [
  ...PEOPLE_COMBINATIONS,
  ...TRADE_COMBINATIONS,
  ...DECEIT_COMBINATIONS,
  ...SERVICE_COMBINATIONS,
  ...SWINDLE_COMBINATIONS,
  ...HINT_COMBINATIONS,
  ...MENACE_COMBINATIONS,
  ...PRIVACY_COMBINATIONS,
  ...DEED_COMBINATIONS,
  ...MISDEED_COMBINATIONS,
  ...ABUSE_COMBINATIONS,
  ...ALARM_COMBINATIONS,
  ...PLOT_COMBINATIONS,
  ...PASSED_COMBINATIONS,
  ...FRANK_COMBINATIONS,
  ...PLOY_COMBINATIONS,
  ...BARE_COMBINATIONS,
  ...BROAD_COMBINATIONS,
  ...ACCESS_COMBINATIONS,
  ...KNACK_COMBINATIONS,
  ...BOUND_COMBINATIONS,
  ...WRONG_COMBINATIONS,
  ...KINDRED_COMBINATIONS,
  ...KINDRED_PEOPLE_COMBINATIONS,
  ...SCENE_COMBINATIONS,
  ...SCAM_COMBINATIONS,
  ...STIR_COMBINATIONS,
  ...WORDING_COMBINATIONS,
  ...LEAST_COMBINATIONS,
  ...OUTSIDE_COMBINATIONS,
  ...TURNED_COMBINATIONS,
  ...VOICED_COMBINATIONS,
  ...CALM_COMBINATIONS,
  ...HEARSAY_COMBINATIONS,
  ...CLASS_COMBINATIONS,
  ...PRESSED_COMBINATIONS,
  ...COVERT_COMBINATIONS,
  ...URGED_COMBINATIONS,
]

export const COMBINATIONS: readonly Combination[] = [...WRITTEN, ...besideSly(WRITTEN)]
