import { z } from 'zod';

// The content security policy forbids compiling code, which zod would try at the first schema: to be imported first.
z.config({ jitless: true });
