import { CLOSED } from '../../feed/snapshot.ts'

export type Theme = 'light' | 'dark'

/** Steps of a coefficient that have a colour of their own: the highest of each, hundredths. */
export const SHADES = [0, 100, 200, 500, Number.POSITIVE_INFINITY] as const

export interface Shade {
  readonly fill: string
  readonly ink: string
}

export interface Colours {
  readonly paper: string
  readonly title: string
  readonly text: string
  readonly quiet: string
  readonly rule: string
  readonly closed: Shade
  /** One a step of {@link SHADES}: blue is cheap and orange expensive, so nobody has to tell red from green. */
  readonly open: readonly Shade[]
}

/** Ink on every fill has a contrast of at least 4.5. */
export const THEMES: Readonly<Record<Theme, Colours>> = {
  light: {
    ...{ paper: '#ffffff', title: '#14213a', text: '#22304a', quiet: '#5f6b82', rule: '#e3e8f1' },
    closed: { fill: '#f1f4f9', ink: '#5f6980' },
    open: [
      { fill: '#08306b', ink: '#ffffff' },
      { fill: '#2b6cb8', ink: '#ffffff' },
      { fill: '#a9cdee', ink: '#10233f' },
      { fill: '#ffd08a', ink: '#3a2300' },
      { fill: '#b4480a', ink: '#ffffff' },
    ],
  },
  dark: {
    ...{ paper: '#17212b', title: '#f3f6fb', text: '#dbe3ee', quiet: '#96a3b5', rule: '#2a3644' },
    closed: { fill: '#1f2a37', ink: '#8b98aa' },
    open: [
      { fill: '#e8f2ff', ink: '#0b2348' },
      { fill: '#7db5f5', ink: '#0b2348' },
      { fill: '#2f64a3', ink: '#ffffff' },
      { fill: '#8a5413', ink: '#ffffff' },
      { fill: '#ff9d4d', ink: '#3a1a00' },
    ],
  },
}

/** Index into `open`, or undefined for a closed day. */
export function shadeOf(coefficient: number): number | undefined {
  if (coefficient === CLOSED) return undefined
  return SHADES.findIndex((highest) => coefficient <= highest)
}
