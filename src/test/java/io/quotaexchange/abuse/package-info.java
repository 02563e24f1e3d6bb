/** What somebody does who means harm: hostile requests made from the contract, slow clients, floods; and how much load is borne. */
package io.quotaexchange.abuse;
