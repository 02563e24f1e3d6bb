/** How somebody else uses the engine: outside its packages, so that only its public doors are open. */
package io.quotaexchange.example;
