'use client'
/** What all pages share in the browser: the cache of API answers, and short messages. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { Toaster } from 'sonner'
import { CallProblem } from './call.ts'

/** Only what may pass by itself is asked again. */
function mayPass(failures: number, error: Error): boolean {
  const isRefused = error instanceof CallProblem && error.status >= 400 && error.status < 500
  return !isRefused && failures < 3
}

export function Providers({ children }: { readonly children: React.ReactNode }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: mayPass, staleTime: 5_000 } } }),
  )
  return (
    <QueryClientProvider client={queries}>
      {children}
      <Toaster
        position="bottom-right"
        toastOptions={{ className: '!bg-sheet !text-ink !border-line !font-sans' }}
        containerAriaLabel="Messages"
      />
    </QueryClientProvider>
  )
}
