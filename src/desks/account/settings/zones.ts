/** Time zones of Russia and its neighbours, Moscow first; the index travels in buttons, so only append. */
export const ZONES = [
  'Europe/Moscow',
  'Europe/Kaliningrad',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
  'Europe/Minsk',
  'Asia/Almaty',
  'Asia/Tashkent',
  'Asia/Yerevan',
  'Europe/Warsaw',
  'Europe/London',
] as const

/** `UTC+3` for a zone at a moment. */
export function offsetLabel(zone: string, ms: number): string {
  const part = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(ms)
    .find((one) => one.type === 'timeZoneName')?.value
  return (part ?? 'GMT').replace('GMT', 'UTC')
}
