/** The first page: bring a list, or try it with ours. */
import { Start } from './start/start.tsx'

export default function StartPage() {
  return <Start />
}
