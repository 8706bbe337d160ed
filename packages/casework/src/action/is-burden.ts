/** Whether an action takes something away. Asked by pages too, so that it brings nothing else along. */
import type { ActionType } from '@goodstanding/model'

/** Whether there is something in it that an appeal could take back for whom it falls on: a reinstatement takes nothing away. */
export function isBurden(type: ActionType): boolean {
  return type !== 'reinstate'
}
