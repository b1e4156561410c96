/** What the web process sets up before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { setUpProcess } = await import('./app/_access/set-up-process.ts')
  await setUpProcess()
}
