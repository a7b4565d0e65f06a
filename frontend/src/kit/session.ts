/**
 * The browser's side of the session. The cookie itself is HttpOnly: scripts never see it, they only learn from
 * answers whether it still holds. When it ends in the middle of work, a request waits until the person has signed
 * in again over the page it stands on, then goes out once more: nothing typed is lost.
 */
type Listener = () => void

let signedIn = false
let expired = false
let renewed: Promise<void> | null = null
let letThrough: (() => void) | null = null
const listeners = new Set<Listener>()
const changed = () => listeners.forEach((listener) => listener())

export const session = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Whether a screen that needs a person has stood in this page; before that a 401 simply leads to sign-in. */
  isExpired: (): boolean => expired,
  begun(): void {
    signedIn = true
    if (!expired) return
    expired = false
    letThrough?.()
    renewed = letThrough = null
    changed()
  },
  /** Resolves once the person has signed in again; null when nobody was signed in. */
  expire(): Promise<void> | null {
    if (!signedIn) return null
    renewed ??= new Promise((resolve) => {
      letThrough = resolve
    })
    expired = true
    changed()
    return renewed
  },
}

const csrfToken = () =>
  decodeURIComponent(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(typeof document === 'undefined' ? '' : document.cookie)?.[1] ?? '')

/** Same-origin fetch with the CSRF header and the reader's language. */
export async function send(url: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  const token = csrfToken()
  if (token) headers.set('X-XSRF-TOKEN', token)
  headers.set('Accept-Language', document.documentElement.lang || 'zh-CN')
  return fetch(url, { ...init, headers, credentials: 'same-origin' })
}

/** As `send`, for GraphQL: waits for a new sign-in when the session has ended, then asks again. */
export async function sendAsViewer(url: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await send(String(url), init)
  const text = await response.text()
  if (response.status === 401 || text.includes('"UNAUTHENTICATED"')) {
    const again = session.expire()
    if (again) {
      await again
      return sendAsViewer(url, init)
    }
  }
  // An answer without content (204) may not even have an empty one.
  return new Response(text || null, { status: response.status, statusText: response.statusText, headers: response.headers })
}

/** A form post of the sign-in endpoints: null when it went well, else what the server says. */
export async function post(
  url: string,
  fields: Record<string, string> = {},
): Promise<{ message: string | null; field?: string; lift?: string } | null> {
  const response = await send(url, { method: 'POST', body: new URLSearchParams(fields) })
  if (response.ok) return null
  const said = (await response.json().catch(() => null)) as { message?: string; field?: string; lift?: string } | null
  return { message: said?.message ?? null, field: said?.field, lift: said?.lift ?? undefined }
}
