import type { ChatContext } from '#telegram/context.ts'
import { Desk } from '#telegram/desk.ts'
import * as actions from './chat/actions.ts'
import { importsAttachments } from './chat/attachments.ts'
import { createChoices } from './chat/find/choices.ts'
import { browseForm } from './chat/find/forms/browse.ts'
import { findForm } from './chat/find/forms/find.ts'
import { siftForm } from './chat/find/forms/sift.ts'
import { bringFinds } from './chat/find/handlers.ts'
import { createFindPresenter } from './chat/find/present.ts'
import { bringImported } from './chat/imported/handlers.ts'
import { importLines } from './chat/line.ts'
import { PLAN_FORM, planForm } from './chat/plan.ts'
import { createHomePresenter } from './chat/present.ts'
import { bringBatches, bringRuns } from './chat/run/handlers.ts'
import type { ImportsChatDeps } from './chat/services.ts'
import { bringShops } from './chat/shop/handlers.ts'

/** The Imports desk of the chat: what is found at the source, what is brought in, and what stands in the shop. */
export function importsDesk(deps: ImportsChatDeps): Desk {
  const { finds } = deps
  const desk = new Desk('imports')
  const { home, homeLine, figures } = createHomePresenter(deps)
  const showHome = (ctx: ChatContext) => home(ctx)
  const present = createFindPresenter(deps, showHome)
  const choices = createChoices(deps)

  desk.tap(actions.openImports, showHome)
  const showFigures = (ctx: ChatContext) => figures(ctx, showHome)
  desk.tap(actions.openFigures, showFigures)
  desk.tap(actions.startPlan, (ctx) => ctx.startForm(PLAN_FORM), { role: 'manager' })
  bringFinds(desk, { ...deps, present, choices })
  bringRuns(desk, { ...deps, present, home: showHome })
  bringBatches(desk, { ...deps, home: showHome })
  bringImported(desk, { ...deps, home: showHome })
  bringShops(desk, { ...deps, choices, home: showHome })
  desk.line = importLines({ ...deps, present, showHome: home })
  desk.help = 'help-imports'
  desk.menu = {
    label: 'button-menu-imports',
    data: actions.openImports({}),
    row: 1,
    line: homeLine,
  }
  desk.slash({ name: 'import', description: 'command-import', handle: showHome })
  desk.forms.push(
    planForm({ ...deps, showFigures }),
    findForm({ present, showHome }),
    browseForm({ finds, choices, present, showHome }),
    siftForm({ finds, choices, present }),
  )
  desk.attachments = importsAttachments(deps)
  return desk
}
