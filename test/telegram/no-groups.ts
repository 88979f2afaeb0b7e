/** Groups of a bot that has none. */
export const NO_GROUPS = {
  bind: async () => ({ ok: false, error: 'code' }) as const,
  moved: async () => {},
  lost: async () => {},
}
