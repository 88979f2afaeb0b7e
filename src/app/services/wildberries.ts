import type { WbKey } from '#desks/supplies/ports.ts'
import { createCabinetApi } from '#integrations/wildberries/cabinet.ts'
import { createDraftClient } from '#integrations/wildberries/drafts.ts'
import { createCabinetKeys, createWildberriesKeys } from '#integrations/wildberries/keys.ts'
import { createOfficialApi } from '#integrations/wildberries/official.ts'
import { decodeToken } from '#integrations/wildberries/token.ts'
import type { Base } from '../base.ts'

export type Wildberries = ReturnType<typeof openWildberries>

/** Clients of the one outside service the supplies desk talks to, and what its keys look like. */
export function openWildberries({ config, limiter, clock, log, metrics }: Base) {
  const urls = config.wildberries
  const shared = { limiter, clock, log, metrics }
  const official = createOfficialApi({
    ...shared,
    urls: { common: urls.commonUrl, supplies: urls.suppliesUrl },
  })
  const draftClient = createDraftClient({ ...shared, url: urls.suppliesUrl })
  const isCabinetOn = urls.booking === 'cabinet'
  const cabinet = createCabinetApi({
    ...shared,
    urls: { seller: urls.sellerUrl, supply: urls.sellerSupplyUrl, weekly: urls.sellerWeeklyUrl },
  })
  return {
    official,
    /** Drafts of goods, and what stands in supplies. */
    draftClient,
    /** Undefined unless the operator switched booking through the cabinet on. */
    cabinet: isCabinetOn ? cabinet : undefined,
    keyServices: [
      createWildberriesKeys({ official, clock }),
      // Recognised also when booking is off: a session pasted by mistake must not stay in the chat.
      createCabinetKeys({ cabinet }),
    ],
    operatorKeys: urls.feedKeys.flatMap((text, index): WbKey[] => {
      const token = decodeToken(text, clock.now())
      if (!token.ok) {
        log.warn({ number: index + 1, fault: token.error }, 'a key of WB_FEED_KEYS is not usable')
        return []
      }
      const { sid, tokenType } = token.value
      return [
        {
          credentialId: `operator-${index + 1}`,
          workspaceId: 'operator',
          accountKey: sid,
          token: token.value.token,
          tokenType,
        },
      ]
    }),
    async close() {
      await official.close()
      await draftClient.close()
      await cabinet.close()
    },
  }
}
