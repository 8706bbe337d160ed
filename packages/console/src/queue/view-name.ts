/** Most characters of the name of a view. */
export const NAME_MOST = 80
