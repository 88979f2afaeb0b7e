import { z } from 'zod'
import type { Ad } from '../records.ts'
import { type DirectCall, findOwn, idSchema, yesNo } from './method.ts'
import {
  checkAdText,
  checkDisplayPath,
  checkHref,
  checkTitle,
  checkTitle2,
  type Note,
  note,
} from './rules.ts'

/** On update callouts come as operations; only setting them is played. */
const calloutSetting = z.strictObject({
  AdExtensions: z.array(z.strictObject({ AdExtensionId: idSchema, Operation: z.literal('SET') })),
})
const shared = {
  Href: z.string().optional(),
  DisplayUrlPath: z.string().optional(),
  SitelinkSetId: idSchema.optional(),
  AdExtensionIds: z.array(idSchema).optional(),
  CalloutSetting: calloutSetting.optional(),
}

/** One ad as it is added or changed. */
export const newAd = z.strictObject({
  ResponsiveAd: z
    .strictObject({
      Titles: z.array(z.string()).optional(),
      Texts: z.array(z.string()).optional(),
      ...shared,
    })
    .optional(),
  TextAd: z
    .strictObject({
      Title: z.string().optional(),
      Title2: z.string().optional(),
      Text: z.string().optional(),
      Mobile: yesNo.optional(),
      ...shared,
    })
    .optional(),
})
type NewAd = z.infer<typeof newAd>
type SharedBody = z.infer<z.ZodObject<typeof shared>>

export function sentExtensions(sent: SharedBody): string[] | undefined {
  return sent.AdExtensionIds ?? sent.CalloutSetting?.AdExtensions.map((one) => one.AdExtensionId)
}

function checkCount(field: string, list: readonly string[] | undefined, max: number): Note[] {
  if (list === undefined) return []
  const isFine = list.length >= 1 && list.length <= max
  return isFine ? [] : [note(5005, `В поле ${field} должно быть от 1 до ${max} значений`)]
}

function checkShared(call: DirectCall, sent: SharedBody, old: Ad | undefined): Note[] {
  const { world } = call
  const href = sent.Href ?? old?.href
  const extensions = sentExtensions(sent) ?? []
  const { SitelinkSetId: set } = sent
  return [
    ...(href == null ? [note(5003, 'Не указано поле Href')] : checkHref(href)),
    ...(sent.DisplayUrlPath === undefined ? [] : checkDisplayPath(sent.DisplayUrlPath)),
    ...(set === undefined || findOwn(call, world.sitelinks, set)
      ? []
      : [note(8800, `Набор быстрых ссылок ${set} не найден`)]),
    ...(extensions.length > 50 ? [note(7001, 'Не более 50 уточнений')] : []),
    ...extensions.flatMap((id) =>
      findOwn(call, world.callouts, id) ? [] : [note(8800, `Уточнение ${id} не найдено`)],
    ),
  ]
}

/** Everything wrong with an ad; `old` when it is changed and may leave fields out. */
export function checkAd(call: DirectCall, { ResponsiveAd, TextAd }: NewAd, old?: Ad): Note[] {
  if (ResponsiveAd) {
    const { Titles = old ? undefined : [], Texts = old ? undefined : [] } = ResponsiveAd
    return [
      ...checkCount('Titles', Titles, 7),
      ...checkCount('Texts', Texts, 3),
      ...(Titles ?? []).flatMap(checkTitle),
      ...(Texts ?? []).flatMap(checkAdText),
      ...checkShared(call, ResponsiveAd, old),
    ]
  }
  if (!TextAd) return []
  const { Title = old ? undefined : '', Text = old ? undefined : '', Title2, Mobile } = TextAd
  return [
    ...(Title === undefined ? [] : checkTitle(Title)),
    ...(Title2 === undefined ? [] : checkTitle2(Title2)),
    ...(Text === undefined ? [] : checkAdText(Text)),
    ...(old || Mobile !== undefined ? [] : [note(5003, 'Не указано поле Mobile')]),
    ...checkShared(call, TextAd, old),
  ]
}
