/** The name of the installation's log, in its checkpoints and exports. */
export const LOG_ORIGIN = 'goodstanding/operations'
