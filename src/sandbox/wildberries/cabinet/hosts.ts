import { type Context, Hono } from 'hono'
import type { CallFigures } from '#sandbox/service/calls.ts'
import type { Faults } from '#sandbox/service/faults.ts'
import { playFault, type SandboxEnv } from '#sandbox/service/play-fault.ts'
import type { Buckets } from '../buckets.ts'
import { refuseCall } from '../official/answers.ts'
import { shiftsHost } from '../transfers/shifts.ts'
import { stockControlMethods } from '../transfers/stock-control.ts'
import type { World } from '../world.ts'
import { COMMIT_METHODS, cabinetMethods } from './methods.ts'
import { type RpcAnswer, readRpc, refused, rpcResponse } from './rpc.ts'
import { type CabinetUser, createDoorman, type Doorman } from './session.ts'

export interface CabinetDeps {
  readonly world: World
  readonly faults: Faults
  readonly calls: CallFigures
}

export function createCabinetHosts(deps: CabinetDeps & { readonly buckets: Buckets }) {
  const doorman = createDoorman(deps.world)
  return {
    seller: sellerHost(deps, doorman),
    sellerSupply: sellerSupplyHost(deps, doorman),
    sellerWeekly: shiftsHost(deps, doorman),
  }
}

type Call = (name: string, user: CabinetUser, act: () => Promise<Response>) => Promise<Response>

function caller({ world, faults, calls }: CabinetDeps, context: Context<SandboxEnv>): Call {
  return (name, user, act) =>
    calls.count(
      user.sid,
      name,
      playFault(
        context,
        {
          clock: world.clock,
          fault: faults.next([name, 'cabinet'], user.sid),
          refuse: refuseCall,
        },
        act,
      ),
    )
}

/** `seller.wildberries.ru`: the log-in's own calls. */
function sellerHost(deps: CabinetDeps, doorman: Doorman): Hono<SandboxEnv> {
  const { world } = deps
  const app = new Hono<SandboxEnv>()

  app.post('/ns/suppliers-auth/suppliers-portal-core/auth/token', async (context) => {
    const user = doorman.admit(context)
    if (user instanceof Response) return user
    return caller(deps, context)('auth/token', user, async () => {
      const rpc = readRpc(await context.req.json().catch(() => undefined))
      return rpcResponse(rpc?.id, { result: { data: doorman.issueShort(user) } })
    })
  })

  app.post('/ns/suppliers/suppliers-portal-core/suppliers', async (context) => {
    const user = doorman.admit(context)
    if (user instanceof Response) return user
    return caller(deps, context)('getUserSuppliers', user, async () => {
      const batch: unknown = await context.req.json().catch(() => undefined)
      const id = Array.isArray(batch) ? readRpc(batch[0])?.id : undefined
      const suppliers = user.session.sids.map((sid) => ({ id: sid, name: world.seller(sid).name }))
      return Response.json([{ id, jsonrpc: '2.0', result: { suppliers } }])
    })
  })

  app.post('/ns/configurator-options/seller-tariffs/options/list', async (context) => {
    const user = doorman.admit(context)
    if (user instanceof Response) return user
    return caller(deps, context)('options/list', user, async () => {
      const rpc = readRpc(await context.req.json().catch(() => undefined))
      const status = world.switches.transferOptionOff ? 'deactivated' : 'activated'
      const option = { publicSlug: 'redistributionSellerGoodsOneWarehouse', status }
      return rpcResponse(rpc?.id, { result: { options: [option] } })
    })
  })

  app.post('/ns/passport-portal/suppliers-portal-ru/validate', async (context) => {
    const user = doorman.admit(context)
    if (user instanceof Response) return user
    return caller(deps, context)('validate', user, async () => Response.json({}))
  })

  app.all('*', () => new Response('not found', { status: 404 }))
  return app
}

/** `seller-supply.wildberries.ru`: JSON-RPC of the supply manager, the path is the method. */
function sellerSupplyHost(deps: CabinetDeps, doorman: Doorman): Hono<SandboxEnv> {
  const { world } = deps
  const app = new Hono<SandboxEnv>()
  const methods = new Map([...cabinetMethods(world), ...stockControlMethods(world)])

  app.post('/ns/:service/supply-manager/api/v1/:area/:verb', async (context) => {
    world.settle()
    const name = `${context.req.param('area')}/${context.req.param('verb')}`
    const method = methods.get(name)
    const isOff = name.startsWith('transfer/') && world.switches.stockControlOff
    if (isOff || method === undefined || !serves(context.req.param('service'), name)) {
      return new Response('not found', { status: 404 })
    }
    const user = doorman.admitToSupplies(context)
    if (user instanceof Response) return user
    const rpc = readRpc(await context.req.json().catch(() => undefined))
    if (rpc === undefined) {
      return rpcResponse(null, refused('error.invalid_request', 'invalid request', -32600))
    }
    return caller(deps, context)(name, user, async () => {
      const needsToken = world.switches.captchaRequired && COMMIT_METHODS.includes(name)
      const answer: RpcAnswer =
        needsToken && context.req.header('x-wb-captcha-token') === undefined
          ? refused('error.captcha', 'captcha required', -32002)
          : method(rpc.params, user.sid)
      return rpcResponse(rpc.id, answer)
    })
  })

  app.all('*', () => new Response('not found', { status: 404 }))
  return app
}

const SERVICES: Record<string, readonly string[]> = {
  draft: ['sm-draft'],
  supply: ['sm-supply'],
  warehouse: ['sm-supply'],
  plan: ['sm', 'sm-plan'],
  preorder: ['sm-preorder'],
  transfer: ['goods-return'],
}

function serves(service: string, name: string): boolean {
  return SERVICES[name.split('/')[0] ?? '']?.includes(service) === true
}
